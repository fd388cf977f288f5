/**
 * Set down from what the newsroom answered, read against the policy, and changed by hand since.
 * What each caller is answered on every route and every operation of GraphQL: the statuses of a reader, an API key with all
 * scopes, a journalist of another desk, the story's own journalist, a section editor and an administrator. What is called for is
 * the journalist's own draft, and else a document that everybody sees. Where there is no 401, 403 or 404 one may: a call that asks
 * for nothing useful is told so (400, 409, 422, 428). Calls stand one after another, with commas.
 */
export const answers: Readonly<Record<string, string>> = {
  '200 200 200 200 200 200': `
    Query Access, Query Articles, Query Author, Query Authors, Query Correspondent, Query Correspondents, Query HouseStyle,
    Query Media, Query Redirect, Query Redirects, Query Review, Query Reviews, Query Section, Query Sections, Query Site,
    Query SocialNetwork, Query allMedia, Query countArticles, Query countAuthors, Query countCorrespondents,
    Query countRedirects, Query countReviews, Query countSections, Query countallMedia, Query docAccessAuthor,
    Query docAccessCorrespondent, Query docAccessHouseStyle, Query docAccessMedia, Query docAccessRedirect,
    Query docAccessReview, Query docAccessSection, Query docAccessSite, Query docAccessSocialNetwork,
    Query initializedUser, get /api/access, get /api/articles, get /api/articles/count, get /api/authors,
    get /api/authors/:id, get /api/authors/count, get /api/correspondents, get /api/correspondents/:id,
    get /api/correspondents/count, get /api/globals/house-style, get /api/globals/site, get /api/globals/social-networks,
    get /api/media, get /api/media/:id, get /api/media/count, get /api/redirects, get /api/redirects/:id,
    get /api/redirects/count, get /api/reviews, get /api/reviews/:id, get /api/reviews/count, get /api/sections,
    get /api/sections/:id, get /api/sections/count, get /api/users/init, get /docs, get /docs/problems, get /healthz,
    get /openapi.json, get /readyz, get /v1/openapi.json, post /api/articles/access, post /api/authors/access,
    post /api/authors/access/:id, post /api/correspondents/access, post /api/correspondents/access/:id,
    post /api/desks/access, post /api/globals/house-style/access, post /api/globals/site/access,
    post /api/globals/social-networks/access, post /api/history/access, post /api/media/access, post /api/media/access/:id,
    post /api/redirects/access, post /api/redirects/access/:id, post /api/reviews/access, post /api/reviews/access/:id,
    post /api/sections/access, post /api/sections/access/:id, post /api/users/access, Query Page, Query Pages,
    Query countPages, Query docAccessPage, get /api/pages, get /api/pages/:id, get /api/pages/count,
    post /api/pages/access, post /api/pages/access/:id
  `,
  '200 403 200 200 200 200': `
    Query meUser, get /api/users/me
  `,
  '400 400 400 400 400 400': `
    post /api/graphql
  `,
  '400 403 200 200 200 200': `
    post /api/users/logout
  `,
  '400 403 400 400 400 400': `
    Mutation logoutUser
  `,
  '401 401 400 400 400 400': `
    post /api/uploads
  `,
  '401 401 404 404 404 404': `
    delete /api/uploads/:id, head /api/uploads/:id, patch /api/uploads/:id
  `,
  '401 403 200 200 200 200': `
    get /api/me/live, get /api/me/writing, get /api/users/device-key,
    delete /api/payload-preferences/:key, get /api/payload-preferences/:key, post /api/payload-preferences/:key,
    get /api/pages/:id/transitions, get /preview/pages/:id
  `,
  '401 403 400 400 400 400': `
    delete /api/payload-preferences
  `,
  '401 403 403 403 403 200': `
    post /api/users/:id/revoke-sessions
  `,
  '401 403 422 422 422 422': `
    post /api/threads/:id/comments, patch /api/threads/:id/comments/:comment, post /api/threads/:id/accept,
    post /api/me/live, post /api/me/live/left, post /api/me/live/presence,
    post /api/pages/:id/transitions, post /preview/pages/:id
  `,
  '401 403 403 403 422 422': `
    post /api/reviews/erase-email, post /api/reviews/moderate
  `,
  '401 403 404 200 200 200': `
    get /api/articles/:id/branches, get /api/articles/:id/saves, get /api/articles/:id/changes-since-base, get /api/articles/:id/preview-links, get /api/articles/:id/transitions, post /api/articles/:id/unlock,
    get /api/articles/:id/threads, get /api/articles/:id/mentions,
    post /api/articles/:id/take-over,
    post /api/articles/versions/:id
  `,
  '401 403 404 200 409 409': `
    post /api/articles/:id/lock
  `,
  '401 403 404 201 201 201': `
    post /api/articles/:id/preview-link, post /api/articles/:id/start-from
  `,
  '401 403 404 403 409 409': `
    post /api/articles/:id/transitions
  `,
  '401 403 404 404 404 404': `
    get /api/me/writing/:id, get /preview/stories/:id, post /preview/stories/:id, post /api/articles/:id/preview-links/:link/end,
    post /api/pages/versions/:id,
    get /api/threads/:id/comments, delete /api/threads/:id/comments/:comment, post /api/threads/:id/resolve,
    post /api/threads/:id/reopen
  `,
  '401 403 404 422 422 422': `
    Mutation transitionArticle, post /api/articles/:id/desk, post /api/articles/:id/rebase, post /api/articles/:id/translate, post /api/articles/:id/take-over/answer,
    get /api/articles/:id/branches/:uuid, put /api/articles/:id/branches/:uuid,
    post /api/articles/:id/threads, post /api/articles/:id/mentions/check,
    post /api/articles/:id/branches/:uuid/drop, post /api/articles/:id/branches/:uuid/take
  `,
  '401 422 422 422 422 422': `
    post /api/articles/file-copy
  `,
  '403 403 200 200 200 200': `
    Mutation createArticle, Mutation refreshTokenUser, Query Desk, Query Desks, Query Histories, Query User, Query Users,
    Query countDesks, Query countHistories, Query countUsers, Query versionsArticles, get /api/articles/versions,
    get /api/desks, get /api/desks/:id, get /api/desks/count, get /api/history, get /api/history/count, get /api/users,
    get /api/users/:id, get /api/users/count, patch /api/authors, patch /api/media, patch /api/users,
    post /api/users/refresh-token,
    Query versionsPages, get /api/pages/versions
  `,
  '403 403 201 201 201 201': `
    post /api/articles
  `,
  '403 403 400 400 400 400': `
    Mutation createMedia, post /api/media
  `,
  '403 403 403 403 200 200': `
    patch /api/correspondents, patch /api/reviews,
    Mutation createPage
  `,
  '403 403 403 403 200 404': `
    delete /api/media/:id, delete /api/reviews/:id
  `,
  '403 403 403 403 200 422': `
    Mutation createAuthor
  `,
  '403 403 403 403 403 200': `
    Mutation createDesk, Mutation createSection, Mutation duplicateRedirect, Mutation unlockUser, Mutation updateDesk,
    Mutation updateRedirect, delete /api/authors/:id, delete /api/correspondents/:id, delete /api/desks/:id,
    delete /api/redirects/:id, delete /api/users/:id, patch /api/desks, patch /api/desks/:id, patch /api/redirects,
    patch /api/redirects/:id, patch /api/sections, post /api/redirects/:id/duplicate, post /api/users/unlock
  `,
  '403 403 403 403 403 403': `
    Mutation createHistory, Mutation createPayloadJob, Mutation createPayloadKv, Mutation createPayloadPreference,
    Mutation deleteAuthor, Mutation deleteCorrespondent, Mutation deleteDesk, Mutation deleteHistory, Mutation deleteMedia,
    Mutation deletePayloadJob, Mutation deletePayloadKv, Mutation deletePayloadPreference, Mutation deleteRedirect,
    Mutation deleteReview, Mutation deleteSection, Mutation deleteUser, Mutation duplicateHistory,
    Mutation duplicatePayloadJob, Mutation duplicatePayloadKv, Mutation duplicatePayloadPreference,
    Mutation forgotPasswordUser, Mutation resetPasswordUser, Mutation restoreVersionArticle, Mutation updateHistory,
    Mutation updatePayloadJob, Mutation updatePayloadKv, Mutation updatePayloadPreference, Mutation verifyEmailUser,
    Query PayloadJob, Query PayloadJobs, Query PayloadKv, Query PayloadKvs, Query PayloadPreference,
    Query PayloadPreferences, Query countPayloadJobs, Query countPayloadKvs, Query countPayloadPreferences,
    Query docAccessPayloadJob, Query docAccessPayloadKv, Query docAccessPayloadPreference, delete /api/articles,
    delete /api/authors, delete /api/correspondents, delete /api/desks, delete /api/history, delete /api/history/:id,
    delete /api/media, delete /api/payload-jobs, delete /api/payload-jobs/:id, delete /api/payload-kv,
    delete /api/payload-kv/:id, delete /api/redirects, delete /api/reviews, delete /api/sections, delete /api/users,
    get /api/authors/versions, get /api/authors/versions/:id, get /api/correspondents/versions,
    get /api/correspondents/versions/:id, get /api/desks/versions, get /api/desks/versions/:id,
    get /api/globals/house-style/versions, get /api/globals/house-style/versions/:id, get /api/globals/site/versions,
    get /api/globals/site/versions/:id, get /api/globals/social-networks/versions,
    get /api/globals/social-networks/versions/:id, get /api/history/versions, get /api/history/versions/:id,
    get /api/media/paste-url, get /api/media/paste-url/:id, get /api/media/versions, get /api/media/versions/:id,
    get /api/payload-jobs, get /api/payload-jobs/:id, get /api/payload-jobs/count, get /api/payload-jobs/handle-schedules,
    get /api/payload-jobs/run, get /api/payload-jobs/versions, get /api/payload-jobs/versions/:id, get /api/payload-kv,
    get /api/payload-kv/:id, get /api/payload-kv/count, get /api/payload-kv/versions, get /api/payload-kv/versions/:id,
    get /api/payload-preferences, get /api/payload-preferences/versions/:id, get /api/redirects/versions,
    get /api/redirects/versions/:id, get /api/reviews/versions, get /api/reviews/versions/:id, get /api/sections/versions,
    get /api/sections/versions/:id, get /api/users/versions, get /api/users/versions/:id, patch /api/articles,
    patch /api/history, patch /api/history/:id, patch /api/payload-jobs, patch /api/payload-jobs/:id, patch /api/payload-kv,
    patch /api/payload-kv/:id, patch /api/payload-preferences, patch /api/payload-preferences/:id,
    post /api/authors/versions/:id, post /api/correspondents/versions/:id, post /api/desks/versions/:id,
    post /api/globals/house-style/versions/:id, post /api/globals/site/versions/:id,
    post /api/globals/social-networks/versions/:id, post /api/history, post /api/history/:id/duplicate,
    post /api/history/versions/:id, post /api/media/versions/:id, post /api/payload-jobs,
    post /api/payload-jobs/:id/duplicate, post /api/payload-jobs/access, post /api/payload-jobs/access/:id,
    post /api/payload-jobs/versions/:id, post /api/payload-kv, post /api/payload-kv/:id/duplicate,
    post /api/payload-kv/access, post /api/payload-kv/access/:id, post /api/payload-kv/versions/:id,
    post /api/payload-preferences, post /api/payload-preferences/:id/duplicate, post /api/payload-preferences/access/:id,
    post /api/payload-preferences/versions/:id, post /api/redirects/versions/:id, post /api/reviews/versions/:id,
    post /api/sections/versions/:id, post /api/users/first-register, post /api/users/forgot-password,
    post /api/users/reset-password, post /api/users/verify/:id, post /api/users/versions/:id,
    Mutation deletePage, Mutation restoreVersionPage, delete /api/pages, patch /api/pages
  `,
  '403 403 403 403 403 409': `
    delete /api/sections/:id,
    delete /api/pages/:id
  `,
  '403 403 403 403 403 422': `
    Mutation createRedirect, Mutation duplicateDesk, Mutation duplicateSection, Mutation updateHouseStyle,
    Mutation updateSection, Mutation updateSite, Mutation updateSocialNetwork, Mutation updateUser, patch /api/sections/:id,
    patch /api/users/:id, post /api/desks, post /api/desks/:id/duplicate, post /api/globals/house-style,
    post /api/globals/site, post /api/globals/social-networks, post /api/redirects, post /api/sections,
    post /api/sections/:id/duplicate, post /api/users
  `,
  '403 403 403 403 422 422': `
    Mutation createReview, Mutation duplicateAuthor, Mutation updateCorrespondent, Mutation updateMedia,
    Mutation updateReview, patch /api/correspondents/:id, patch /api/media/:id, patch /api/reviews/:id, post /api/authors,
    post /api/authors/:id/duplicate, post /api/correspondents, post /api/correspondents/:id/duplicate, post /api/reviews
  `,
  '403 403 403 422 422 422': `
    Mutation updateAuthor, patch /api/authors/:id
  `,
  '403 403 404 200 200 200': `
    Query History, Query versionArticle, get /api/articles/versions/:id, get /api/history/:id
  `,
  '403 403 404 200 403 403': `
    delete /api/articles/:id
  `,
  '403 403 404 403 403 403': `
    Mutation deleteArticle
  `,
  '403 403 404 404 404 404': `
    get /api/media/file/:filename,
    Query versionPage, get /api/pages/versions/:id
  `,
  '403 403 404 428 428 428': `
    Mutation updateArticle, patch /api/articles/:id
  `,
  '403 403 422 422 422 422': `
    Mutation createCorrespondent, Mutation createUser, Mutation duplicateCorrespondent
  `,
  '404 404 200 200 200 200': `
    Query docAccessDesk, Query docAccessUser, post /api/desks/access/:id, post /api/users/access/:id
  `,
  '404 404 404 200 200 200': `
    Query Article, Query docAccessArticle, Query docAccessHistory, get /api/articles/:id, post /api/articles/access/:id,
    post /api/history/access/:id
  `,
  '404 404 404 404 404 404': `
    get /media/:key/:name
  `,
  '422 422 422 422 422 422': `
    Mutation loginUser, post /api/users/login
  `,
  '403 403 403 403 201 201': `
    post /api/pages
  `,
  '403 403 428 428 428 428': `
    Mutation updatePage, patch /api/pages/:id
  `,
};
