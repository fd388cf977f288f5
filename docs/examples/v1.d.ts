// Made from /v1/openapi.json by openapi-typescript: `npm run generate`. Not to be edited.
export interface paths {
    "/v1/stories/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One story
         * @description What is not published is 404, the same as what never was. A killed story is 410 with its notice. A story whose slug changed is 301.
         */
        get: operations["readStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stories by their ids, in that order */
        get: operations["readStories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/newsline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The News Line: headlines, the latest first
         * @description Pages by cursor, so that no story is missed or seen twice while others are published. `photo` and `standfirst` come only when `fields` names them.
         */
        get: operations["readNewsline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the stories
         * @description Month by month from the newest, within a month the best first. A page can have fewer than `limit`, even none, and still a `next`: a rare word in a long archive is looked for ten years at a time. `facets` are of the stories that `count` counts: the newest thousand of the latest ten years.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree of sections */
        get: operations["readSections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sections/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One section and its latest stories
         * @description Slashes in the path may stand as they are.
         */
        get: operations["readSection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The authors, each with how many stories they signed
         * @description By slug. With `lang`, those with a story in that language, and those stories counted. A page can have fewer than `limit`, even none, and still a `next`.
         */
        get: operations["readAuthors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authors/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One author and their latest stories */
        get: operations["readAuthor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The topics, each with how many stories are on it
         * @description By slug. With `lang`, those with a story in that language, and those stories counted. A page can have fewer than `limit`, even none, and still a `next`.
         */
        get: operations["readTopics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/topics/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One topic and the latest stories on it
         * @description A topic that no published story has is 404.
         */
        get: operations["readTopic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/correspondents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is posted where */
        get: operations["readCorrespondents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The site: names, social networks, navigation */
        get: operations["readSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One page of the site: About, Contacts, Privacy
         * @description A page whose slug changed is 301; one that was withdrawn is 404.
         */
        get: operations["readPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pages of the site
         * @description In the order an editor gave them; `inMenu` and `inFooter` say where the site names them.
         */
        get: operations["readPages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{slug}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What readers say under a story, the latest first
         * @description Those the newsroom let stand, in threads of one level.
         */
        get: operations["readReviews"];
        put?: never;
        /**
         * Review a story
         * @description A plain HTML form gets 303, back to the story’s page.
         */
        post: operations["sendReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/newsline/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The News Line, live (server-sent events)
         * @description Events `publish`, `update` and `correct` carry a line as `/v1/newsline` has it, with its `url`; `kill` and `unpublish` say which line goes; `reset` says that more was missed than can be told, so read `/v1/newsline` again. Each has an `id`: who comes back with it, as a browser does by itself with `Last-Event-ID`, gets what it missed. A comment now and then keeps the connection open. Where no place is left, `full` (or `closing`, while this server ends) is all that comes, with the `retry` after which a browser comes back by itself.
         */
        get: operations["followNewsline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** GraphQL over the same stories, cacheable */
        get: operations["graphqlQuery"];
        put?: never;
        /** GraphQL over the same stories */
        post: operations["graphqlPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/graphql/schema.graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schema of /v1/graphql, in its own language */
        get: operations["graphqlSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{slug}/review-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a review has to bring along */
        get: operations["readReviewForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a review to the newsroom */
        post: operations["reportReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/preview/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A story before it is published, by a link from the newsroom
         * @description A browser (`Accept: text/html`) gets the page. Nobody may keep it: `no-store`, `noindex`. 404 once the link has ended, for whatever reason.
         */
        get: operations["readPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/rss.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** RSS 2.0 of the latest 30 stories */
        get: operations["feedsRssXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/atom.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Atom 1.0 of the latest 30 stories */
        get: operations["feedsAtomXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Feed 1.1 of the latest 30 stories */
        get: operations["feedsFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/authors/{slug}/rss.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** RSS 2.0 of the latest 30 stories */
        get: operations["feedsAuthorsSlugRssXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/authors/{slug}/atom.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Atom 1.0 of the latest 30 stories */
        get: operations["feedsAuthorsSlugAtomXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/authors/{slug}/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Feed 1.1 of the latest 30 stories */
        get: operations["feedsAuthorsSlugFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/sections/{path}/rss.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** RSS 2.0 of the latest 30 stories */
        get: operations["feedsSectionsPathRssXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/sections/{path}/atom.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Atom 1.0 of the latest 30 stories */
        get: operations["feedsSectionsPathAtomXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/sections/{path}/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Feed 1.1 of the latest 30 stories */
        get: operations["feedsSectionsPathFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/topics/{slug}/rss.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** RSS 2.0 of the latest 30 stories */
        get: operations["feedsTopicsSlugRssXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/topics/{slug}/atom.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Atom 1.0 of the latest 30 stories */
        get: operations["feedsTopicsSlugAtomXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/topics/{slug}/feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Feed 1.1 of the latest 30 stories */
        get: operations["feedsTopicsSlugFeedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wire/ninjs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest changes as IPTC ninjs 3.1 */
        get: operations["v1WireNinjs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wire/ninjs/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One story as IPTC ninjs 3.1 */
        get: operations["v1WireNinjsSlug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wire/newsml-g2": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest changes as a NewsML-G2 message */
        get: operations["v1WireNewsmlG2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wire/newsml-g2/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One story as IPTC NewsML-G2 2.35 */
        get: operations["v1WireNewsmlG2Slug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wire/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to hold of each story: `uri`, `version`, `versionCreated`, `pubStatus` */
        get: operations["v1WireVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sitemap */
        get: operations["sitemapXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemaps/pages.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sitemap of what is no story */
        get: operations["sitemapsPagesXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemaps/{month}.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sitemap */
        get: operations["sitemapsMonthXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/news-sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Google News sitemap: the last 48 hours */
        get: operations["newsSitemapXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What crawlers are told */
        get: operations["robotsTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llms.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What language models are told */
        get: operations["llmsTxt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/tdmrep.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The TDM reservation */
        get: operations["wellKnownTdmrepJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Story: {
            id: string;
            slug: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
            slugline?: string;
            headline: string;
            kicker?: string;
            standfirst?: string;
            dateline?: {
                text: string;
                place?: string;
                source?: string;
                date?: string;
            };
            byline: {
                text: string;
                signers: {
                    name: string;
                    /** @description Of the author’s page, if there is one. */
                    slug?: string;
                    /** @description Such as “Washington correspondent”. */
                    line?: string;
                    city?: string;
                }[];
                reporting?: string;
            };
            /** @description The way to its section, the top of the tree first. */
            section: components["schemas"]["SectionStep"][];
            alsoIn: components["schemas"]["SectionStep"][][];
            topics: {
                slug: string;
                name: string;
            }[];
            /**
             * @description What kind of text it is, as the IPTC names them.
             * @enum {string}
             */
            genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            /**
             * @description Somebody else stands behind it, and pays: tell your readers.
             * @enum {string}
             */
            partnerLabel?: "sponsored" | "partner" | "press-release";
            /** @description IPTC: 1 is the most urgent. */
            urgency?: number;
            photo?: components["schemas"]["Photo"];
            translations: components["schemas"]["StoryLink"][];
            related: components["schemas"]["StoryLink"][];
            /** @description The latest first. */
            corrections: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                at: string;
                text: string;
            }[];
            credit?: string;
            wordCount: number;
            /**
             * @description It takes no reviews: by its editor, or by its section.
             * @constant
             */
            reviewsClosed?: true;
            /** @description The IANA zone its times are shown in. */
            timeZone: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @description When the desk last published it, anew or corrected.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When what it shows last changed, if that is later: its author was renamed, its photo withdrawn.
             */
            changedAt?: string;
            /** @description How often readers got something new of it, by either. */
            version: number;
            seo: {
                title: string;
                description: string;
                canonical?: string;
            };
            /** @description In the format asked for by `body=`; absent for `none`. */
            body?: {
                /** @description Safe to put into a page; the dateline is run in. */
                html: string;
            } | {
                /** @description Plain text, paragraphs with an empty line between. */
                text: string;
            } | {
                blocks: components["schemas"]["Block"][];
            };
        };
        SectionStep: {
            id: string;
            path: string;
            name: string;
            /** @description What it is about, as a code of the IPTC Media Topics: `medtop:11000000`. */
            mediaTopic?: string;
        };
        Photo: {
            id: string;
            alt: string;
            caption?: string;
            credit?: string;
            copyright?: string;
            creator?: string;
            /** @description A rendition’s bytes never change. */
            renditions: components["schemas"]["Rendition"][];
            /** @description How large the photo itself is, in px. */
            original?: {
                width: number;
                height: number;
            };
            /** @description The point that stays in view when it is cropped: percent from the left and from the top. */
            focal?: {
                x: number;
                y: number;
            };
            /** @description Its dominant colour, `#rrggbb`. */
            colour?: string;
            /** @description A picture of some 24 px across as a `data:` address, to be shown until a file has come. */
            preview?: string;
        };
        Rendition: {
            url: string;
            width: number;
            height: number;
            /** @enum {string} */
            format: "avif" | "webp" | "jpeg";
            /** @enum {string} */
            ratio: "whole" | "16:9" | "4:3" | "1:1";
        };
        StoryLink: {
            id: string;
            slug: string;
            headline: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt: string;
        };
        Block: {
            /** @constant */
            kind: "paragraph";
            runs: components["schemas"]["Run"][];
        } | {
            /** @constant */
            kind: "subhead";
            level: 2 | 3;
            runs: components["schemas"]["Run"][];
        } | {
            /** @constant */
            kind: "quotation";
            paragraphs: components["schemas"]["Run"][][];
            attribution?: string;
            /**
             * @description Of its words (BCP 47), where they are not in the story’s language.
             * @enum {string}
             */
            language?: "en" | "az" | "ru" | "ar" | "be" | "bg" | "cs" | "da" | "de" | "el" | "es" | "et" | "fa" | "fi" | "fr" | "he" | "hi" | "hu" | "hy" | "id" | "it" | "ja" | "ka" | "kk" | "ko" | "ky" | "lt" | "lv" | "nl" | "no" | "pl" | "pt" | "ro" | "sk" | "sl" | "sq" | "sr" | "sv" | "tg" | "tk" | "tr" | "uk" | "ur" | "uz" | "vi" | "zh";
        } | {
            /** @constant */
            kind: "list";
            ordered: boolean;
            start?: number;
            items: components["schemas"]["ListItem"][];
        } | {
            /** @constant */
            kind: "photo";
            photo: components["schemas"]["Photo"];
        } | {
            /** @constant */
            kind: "embed";
            embed: components["schemas"]["Embed"];
        } | {
            /** @constant */
            kind: "related";
            stories: components["schemas"]["StoryLink"][];
        } | {
            /** @constant */
            kind: "table";
            caption?: string;
            /** @description Its first row says what stands in the columns. */
            header: boolean;
            /** @description Each row has as many cells. */
            rows: {
                cells: {
                    runs: components["schemas"]["Run"][];
                }[];
            }[];
        };
        Run: {
            /** @description A line break is the run `\n`. */
            text: string;
            marks?: ("bold" | "italic" | "strikethrough" | "underline" | "code" | "subscript" | "superscript")[];
            link?: {
                href: string;
                /** @constant */
                newTab?: true;
            } | {
                /** @description Another story’s id. */
                story: string;
                /** @constant */
                newTab?: true;
            };
        };
        ListItem: {
            runs: components["schemas"]["Run"][];
            list?: components["schemas"]["List"];
        };
        List: {
            ordered: boolean;
            start?: number;
            items: components["schemas"]["ListItem"][];
        };
        Embed: {
            /** @enum {string} */
            provider: "youtube" | "vimeo" | "soundcloud" | "x" | "facebook" | "telegram" | "instagram";
            url: string;
            title: string;
            /** @constant */
            kind: "frame";
            src: string;
            width: number;
            height: number;
        } | {
            /** @enum {string} */
            provider: "youtube" | "vimeo" | "soundcloud" | "x" | "facebook" | "telegram" | "instagram";
            url: string;
            title: string;
            /** @constant */
            kind: "link";
        };
        Line: {
            id: string;
            slug: string;
            headline: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt: string;
            section: components["schemas"]["SectionStep"][];
            kicker?: string;
            /**
             * @description What kind of text it is, as the IPTC names them.
             * @enum {string}
             */
            genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            /**
             * @description Somebody else stands behind it, and pays: tell your readers.
             * @enum {string}
             */
            partnerLabel?: "sponsored" | "partner" | "press-release";
            /** @description IPTC: 1 is the most urgent. */
            urgency?: number;
            standfirst?: string;
            photo?: components["schemas"]["Photo"];
        };
        Hit: {
            id: string;
            slug: string;
            headline: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt: string;
            section: components["schemas"]["SectionStep"][];
            kicker?: string;
            /**
             * @description What kind of text it is, as the IPTC names them.
             * @enum {string}
             */
            genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            /**
             * @description Somebody else stands behind it, and pays: tell your readers.
             * @enum {string}
             */
            partnerLabel?: "sponsored" | "partner" | "press-release";
            /** @description IPTC: 1 is the most urgent. */
            urgency?: number;
            standfirst?: string;
            photo?: components["schemas"]["Photo"];
            /** @description Plain text around the words found. */
            snippet: string;
            /** @description [start, end) of the words found in `snippet`, in UTF-16 units. */
            marks: number[][];
        };
        SectionPage: {
            id: string;
            path: string;
            name: string;
            names: {
                [key: string]: string;
            };
            description?: string;
            colour?: string;
            /** @description A code of the IPTC Media Topics. */
            mediaTopic?: string;
            /** @description From the top of the tree to this section. */
            way: components["schemas"]["SectionStep"][];
            children: components["schemas"]["Section"][];
            latest: {
                items: components["schemas"]["Line"][];
                /** @description Give it as `cursor` for the next page. */
                next?: string;
            };
        };
        Section: {
            id: string;
            path: string;
            name: string;
            names: {
                [key: string]: string;
            };
            description?: string;
            colour?: string;
            /** @description A code of the IPTC Media Topics. */
            mediaTopic?: string;
            children: components["schemas"]["Section"][];
        };
        AuthorPage: {
            id: string;
            slug: string;
            name: string;
            jobTitle?: string;
            bio?: string;
            photo?: components["schemas"]["Photo"];
            links: {
                network: string;
                url: string;
            }[];
            languages: ("en" | "az" | "ru")[];
            postings: {
                city: string;
                country?: string;
                line?: string;
            }[];
            latest: {
                items: components["schemas"]["Line"][];
                /** @description Give it as `cursor` for the next page. */
                next?: string;
            };
        };
        TopicPage: {
            slug: string;
            name: string;
            latest: {
                items: components["schemas"]["Line"][];
                /** @description Give it as `cursor` for the next page. */
                next?: string;
            };
        };
        CountedAuthor: {
            id: string;
            slug: string;
            name: string;
            jobTitle?: string;
            bio?: string;
            photo?: components["schemas"]["Photo"];
            links: {
                network: string;
                url: string;
            }[];
            languages: ("en" | "az" | "ru")[];
            postings: {
                city: string;
                country?: string;
                line?: string;
            }[];
            /** @description How many stories readers can see of it; at most 1,000 are counted. */
            count: {
                stories: number;
                /** @description There are at least so many: the rest was not counted. */
                isMore: boolean;
            };
        };
        CountedTopic: {
            slug: string;
            name: string;
            /** @description How many stories readers can see of it; at most 1,000 are counted. */
            count: {
                stories: number;
                /** @description There are at least so many: the rest was not counted. */
                isMore: boolean;
            };
        };
        Correspondent: {
            id: string;
            name: string;
            authorSlug?: string;
            city: string;
            country?: string;
            coordinates?: {
                longitude: number;
                latitude: number;
            };
            timeZone: string;
            beats: string[];
            /** @description A calendar day. */
            from: string;
            /** @description A calendar day. */
            to?: string;
            line?: string;
        };
        Site: {
            name: string;
            tagline?: string;
            url?: string;
            /** @enum {string} */
            defaultLanguage: "en" | "az" | "ru";
            agencyName: string;
            agencyNames: {
                [key: string]: string;
            };
            timeZone: string;
            reviewsOpenDays: number;
            social: {
                network: string;
                url: string;
                /** @enum {string} */
                language?: "en" | "az" | "ru";
            }[];
            /** @description Rights to text and data mining are reserved (TDMRep). */
            tdmReserved?: boolean;
            /** @description Where licences for mining are to be had. */
            tdmPolicy?: string;
            /** @description Where pages are on a front end of one’s own, as patterns such as `/news/{lang}/{slug}`. */
            addresses?: {
                front?: string;
                story?: string;
                section?: string;
                author?: string;
                topic?: string;
                page?: string;
                preview?: string;
                review?: string;
            };
            /** @description The sections at the top of the tree that an editor has put into the navigation. */
            navigation: {
                id: string;
                path: string;
                name: string;
                names: {
                    [key: string]: string;
                };
            }[];
        };
        Page: {
            id: string;
            slug: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
            title: string;
            /** @description A sentence or two for search engines. */
            description: string;
            translations: components["schemas"]["PageLink"][];
            /**
             * @description The site’s menu names it.
             * @constant
             */
            inMenu?: true;
            /**
             * @description The site’s foot names it.
             * @constant
             */
            inFooter?: true;
            /** @description Its place among the pages of its language, the least first. */
            order: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt: string;
            /** @description In the format asked for by `body=`; absent for `none`. */
            body?: {
                /** @description Safe to put into a page; the dateline is run in. */
                html: string;
            } | {
                /** @description Plain text, paragraphs with an empty line between. */
                text: string;
            } | {
                blocks: components["schemas"]["Block"][];
            };
        };
        PageLink: {
            id: string;
            slug: string;
            title: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
        };
        PageSummary: {
            id: string;
            slug: string;
            /** @enum {string} */
            language: "en" | "az" | "ru";
            title: string;
            /** @description A sentence or two for search engines. */
            description: string;
            translations: components["schemas"]["PageLink"][];
            /**
             * @description The site’s menu names it.
             * @constant
             */
            inMenu?: true;
            /**
             * @description The site’s foot names it.
             * @constant
             */
            inFooter?: true;
            /** @description Its place among the pages of its language, the least first. */
            order: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            errors?: {
                path: string;
                rule: string;
                message: string;
                /** @description What the words of the rule name. */
                params?: {
                    [key: string]: string | number;
                };
            }[];
        };
        KilledProblem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @description What the newsroom says of it. */
            notice: string;
            /** Format: date-time */
            killedAt: string;
            id: string;
        };
        StoryAnswer: components["schemas"]["Story"] | components["schemas"]["StoryPart"];
        Stories: {
            items: (components["schemas"]["Story"] | components["schemas"]["StoryPart"])[];
        };
        CountedLines: {
            items: (components["schemas"]["Line"] | components["schemas"]["LinePart"])[];
            /** @description Give it as `cursor` for the next page. Without it, this is the last. */
            next?: string;
            /** @description How many stories the list has, where `count=true` asks for it. */
            count?: {
                stories: number;
                /** @description There are at least so many: the rest was not counted. */
                isMore: boolean;
            };
        };
        Hits: {
            items: (components["schemas"]["Hit"] | components["schemas"]["HitPart"])[];
            /** @description Give it as `cursor` for the next page. Without it, this is the last. */
            next?: string;
            /** @description How many stories the list has, where `count=true` asks for it. */
            count?: {
                stories: number;
                /** @description There are at least so many: the rest was not counted. */
                isMore: boolean;
            };
            /** @description How many of the stories counted have what; as far as `facets=` asks for it, each with its most frequent values. */
            facets?: {
                /** @description By path, with the section’s name; a story counts in each section it stands in, and in those above. */
                section?: {
                    value: string;
                    stories: number;
                    name?: string;
                }[];
                /** @description By language. */
                language?: {
                    value: string;
                    stories: number;
                    name?: string;
                }[];
                /** @description By the year of first publication (UTC), the latest first. */
                year?: {
                    value: string;
                    stories: number;
                    name?: string;
                }[];
            };
        };
        Sections: {
            items: components["schemas"]["Section"][];
        };
        SectionAnswer: components["schemas"]["SectionPage"] | components["schemas"]["SectionPagePart"];
        AuthorAnswer: components["schemas"]["AuthorPage"] | components["schemas"]["AuthorPagePart"];
        Authors: {
            items: (components["schemas"]["CountedAuthor"] | components["schemas"]["CountedAuthorPart"])[];
            /** @description Give it as `cursor` for the next page. Without it, this is the last. */
            next?: string;
        };
        Topics: {
            items: (components["schemas"]["CountedTopic"] | components["schemas"]["CountedTopicPart"])[];
            /** @description Give it as `cursor` for the next page. Without it, this is the last. */
            next?: string;
        };
        TopicAnswer: components["schemas"]["TopicPage"] | components["schemas"]["TopicPagePart"];
        CorrespondentsAnswer: {
            items: (components["schemas"]["Correspondent"] | components["schemas"]["CorrespondentPart"])[];
        };
        SiteAnswer: components["schemas"]["Site"] | components["schemas"]["SitePart"];
        PageAnswer: components["schemas"]["Page"] | components["schemas"]["PagePart"];
        Pages: {
            items: (components["schemas"]["PageSummary"] | components["schemas"]["PageSummaryPart"])[];
        };
        MovedTo: {
            location: string;
        };
        Moved: {
            slug: string;
            location: string;
        };
        Ninjs: {
            standard: {
                /** @constant */
                name: "ninjs";
                version: string;
                schema: string;
            };
            uri: string;
            /** @constant */
            type: "text";
            /** @constant */
            representationType: "full";
            version: string;
            /** Format: date-time */
            firstCreated: string;
            /** Format: date-time */
            versionCreated: string;
            /** @enum {string} */
            pubStatus: "usable" | "canceled" | "withheld";
            /** @enum {string} */
            language: "en" | "az" | "ru";
            urgency?: number;
            slugline?: string;
            edNote?: string;
            headlines?: {
                role: string;
                /** @constant */
                contentType: "text/plain";
                value: string;
            }[];
            descriptions?: {
                role: string;
                /** @constant */
                contentType: "text/plain";
                value: string;
            }[];
            bodies?: {
                role: string;
                /** @enum {string} */
                contentType: "text/html" | "text/plain";
                value: string;
                charCount?: number;
                wordCount?: number;
            }[];
            by?: string;
            located?: string;
            places?: {
                name: string;
                rel?: string;
                role?: string;
            }[];
            infoSources?: {
                name: string;
                rel?: string;
                role?: string;
            }[];
            genres?: {
                name: string;
                uri: string;
            }[];
            subjects?: {
                name?: string;
                rel: string;
                uri: string;
                /** @description IPTC Media Topics: `medtop:11000000` */
                literal?: string;
            }[];
            copyrightHolder?: string;
            copyrightNotice?: string;
            usageTerms?: string;
            rightsInfo?: {
                linkedRights: string;
            };
            altIds?: {
                role: string;
                value: string;
            }[];
            associations?: ({
                name: string;
                uri: string;
                /** @constant */
                type: "picture";
                descriptions: {
                    role: string;
                    /** @constant */
                    contentType: "text/plain";
                    value: string;
                }[];
                by?: string;
                copyrightNotice?: string;
                renditions: {
                    name: string;
                    href: string;
                    contentType: string;
                    width: number;
                    height: number;
                    aspectRatio?: string;
                }[];
            } | {
                name: string;
                /** @constant */
                rel: "translation";
                uri: string;
                /** @constant */
                type: "text";
                /** @constant */
                representationType: "partial";
                /** @enum {string} */
                language: "en" | "az" | "ru";
                headlines: {
                    role: string;
                    /** @constant */
                    contentType: "text/plain";
                    value: string;
                }[];
            })[];
        };
        NinjsNewsLine: {
            standard: {
                /** @constant */
                name: "ninjs";
                version: string;
                schema: string;
            };
            uri: string;
            /** @constant */
            type: "composite";
            /** @constant */
            representationType: "full";
            /** Format: date-time */
            versionCreated: string;
            /** @constant */
            pubStatus: "usable";
            headlines: {
                role: string;
                /** @constant */
                contentType: "text/plain";
                value: string;
            }[];
            associations: {
                name: string;
                /** @constant */
                rel: "item";
                uri: string;
                /** @constant */
                type: "text";
                /** @constant */
                representationType: "full";
                version: string;
                /** Format: date-time */
                firstCreated: string;
                /** Format: date-time */
                versionCreated: string;
                /** @enum {string} */
                pubStatus: "usable" | "canceled" | "withheld";
                /** @enum {string} */
                language: "en" | "az" | "ru";
                urgency?: number;
                slugline?: string;
                edNote?: string;
                headlines?: {
                    role: string;
                    /** @constant */
                    contentType: "text/plain";
                    value: string;
                }[];
                descriptions?: {
                    role: string;
                    /** @constant */
                    contentType: "text/plain";
                    value: string;
                }[];
                bodies?: {
                    role: string;
                    /** @enum {string} */
                    contentType: "text/html" | "text/plain";
                    value: string;
                    charCount?: number;
                    wordCount?: number;
                }[];
                by?: string;
                located?: string;
                places?: {
                    name: string;
                    rel?: string;
                    role?: string;
                }[];
                infoSources?: {
                    name: string;
                    rel?: string;
                    role?: string;
                }[];
                genres?: {
                    name: string;
                    uri: string;
                }[];
                subjects?: {
                    name?: string;
                    rel: string;
                    uri: string;
                    /** @description IPTC Media Topics: `medtop:11000000` */
                    literal?: string;
                }[];
                copyrightHolder?: string;
                copyrightNotice?: string;
                usageTerms?: string;
                rightsInfo?: {
                    linkedRights: string;
                };
                altIds?: {
                    role: string;
                    value: string;
                }[];
                associations?: ({
                    name: string;
                    uri: string;
                    /** @constant */
                    type: "picture";
                    descriptions: {
                        role: string;
                        /** @constant */
                        contentType: "text/plain";
                        value: string;
                    }[];
                    by?: string;
                    copyrightNotice?: string;
                    renditions: {
                        name: string;
                        href: string;
                        contentType: string;
                        width: number;
                        height: number;
                        aspectRatio?: string;
                    }[];
                } | {
                    name: string;
                    /** @constant */
                    rel: "translation";
                    uri: string;
                    /** @constant */
                    type: "text";
                    /** @constant */
                    representationType: "partial";
                    /** @enum {string} */
                    language: "en" | "az" | "ru";
                    headlines: {
                        role: string;
                        /** @constant */
                        contentType: "text/plain";
                        value: string;
                    }[];
                })[];
            }[];
        };
        WireVersions: {
            items: {
                uri: string;
                version: string;
                /** Format: date-time */
                versionCreated: string;
                /** @enum {string} */
                pubStatus: "usable" | "canceled" | "withheld";
            }[];
        };
        JsonFeed: {
            /** @constant */
            version: "https://jsonfeed.org/version/1.1";
            title: string;
            home_page_url: string;
            feed_url: string;
            description: string;
            language: string;
            authors: {
                name: string;
                url?: string;
            }[];
            hubs?: {
                type: string;
                url: string;
            }[];
            items: {
                id: string;
                url: string;
                title: string;
                content_html: string;
                content_text: string;
                summary: string;
                image?: string;
                /** Format: date-time */
                date_published: string;
                /** Format: date-time */
                date_modified: string;
                authors?: {
                    name: string;
                    url?: string;
                }[];
                tags: string[];
                /** @enum {string} */
                language: "en" | "az" | "ru";
            }[];
        };
        TdmReservation: {
            location: string;
            /** @enum {number} */
            "tdm-reservation": 0 | 1;
            "tdm-policy"?: string;
        }[];
        /** @description An event of the stream: its `event`, and its `data` once read as JSON. Most have an `id` beside. */
        NewslineEvent: {
            /** @enum {string} */
            event: "publish" | "update" | "correct";
            data: {
                id: string;
                slug: string;
                headline: string;
                /** @enum {string} */
                language: "en" | "az" | "ru";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                publishedAt: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                updatedAt: string;
                section: components["schemas"]["SectionStep"][];
                kicker?: string;
                /**
                 * @description What kind of text it is, as the IPTC names them.
                 * @enum {string}
                 */
                genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
                /**
                 * @description Somebody else stands behind it, and pays: tell your readers.
                 * @enum {string}
                 */
                partnerLabel?: "sponsored" | "partner" | "press-release";
                /** @description IPTC: 1 is the most urgent. */
                urgency?: number;
                url: string;
            };
        } | {
            /** @enum {string} */
            event: "kill";
            data: {
                id: string;
                slug: string;
                /** @enum {string} */
                language: "en" | "az" | "ru";
                notice: string;
                /** Format: date-time */
                killedAt: string;
                /** Format: date-time */
                publishedAt: string;
                version: number;
                url: string;
                /** @description Where `/v1` says the same. */
                api: string;
            } | {
                id: string;
                slug?: string;
            };
        } | {
            /** @enum {string} */
            event: "unpublish";
            data: {
                id: string;
                slug?: string;
            };
        } | {
            /** @enum {string} */
            event: "reset";
            data: {
                /**
                 * @description Read this anew.
                 * @constant
                 */
                reload: "/v1/newsline";
            };
        } | {
            /** @enum {string} */
            event: "full" | "closing";
            data: {
                /** @description Seconds. */
                retryAfter: number;
                /**
                 * @description Read this anew.
                 * @constant
                 */
                reload: "/v1/newsline";
            };
        };
        Reviews: {
            /** @description The story’s id. */
            story: string;
            total: {
                /** @description Answers included. */
                count: number;
                rating?: {
                    average: number;
                    count: number;
                };
            };
            items: {
                id: string;
                name: string;
                /** @description Plain, with line breaks. */
                text: string;
                /** @description Safe to put into a page: paragraphs, line breaks and links. */
                textHtml: string;
                rating?: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                at: string;
                /** @description The oldest first. */
                replies: {
                    id: string;
                    name: string;
                    /** @description Plain, with line breaks. */
                    text: string;
                    /** @description Safe to put into a page: paragraphs, line breaks and links. */
                    textHtml: string;
                    rating?: number;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC.
                     */
                    at: string;
                }[];
            }[];
            next?: string;
        };
        FieldProblem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            errors?: {
                path: string;
                rule: string;
                message: string;
                /** @description What the words of the rule name. */
                params?: {
                    [key: string]: string | number;
                };
            }[];
        };
        StoryPart: {
            id?: string;
            slug?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
            slugline?: string;
            headline?: string;
            kicker?: string;
            standfirst?: string;
            dateline?: {
                text?: string;
                place?: string;
                source?: string;
                date?: string;
            };
            byline?: {
                text?: string;
                signers?: {
                    name?: string;
                    /** @description Of the author’s page, if there is one. */
                    slug?: string;
                    /** @description Such as “Washington correspondent”. */
                    line?: string;
                    city?: string;
                }[];
                reporting?: string;
            };
            /** @description The way to its section, the top of the tree first. */
            section?: components["schemas"]["SectionStepPart"][];
            alsoIn?: components["schemas"]["SectionStepPart"][][];
            topics?: {
                slug?: string;
                name?: string;
            }[];
            /**
             * @description What kind of text it is, as the IPTC names them.
             * @enum {string}
             */
            genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            /**
             * @description Somebody else stands behind it, and pays: tell your readers.
             * @enum {string}
             */
            partnerLabel?: "sponsored" | "partner" | "press-release";
            /** @description IPTC: 1 is the most urgent. */
            urgency?: number;
            photo?: components["schemas"]["PhotoPart"];
            translations?: components["schemas"]["StoryLinkPart"][];
            related?: components["schemas"]["StoryLinkPart"][];
            /** @description The latest first. */
            corrections?: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                at?: string;
                text?: string;
            }[];
            credit?: string;
            wordCount?: number;
            /**
             * @description It takes no reviews: by its editor, or by its section.
             * @constant
             */
            reviewsClosed?: true;
            /** @description The IANA zone its times are shown in. */
            timeZone?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt?: string;
            /**
             * Format: date-time
             * @description When the desk last published it, anew or corrected.
             */
            updatedAt?: string;
            /**
             * Format: date-time
             * @description When what it shows last changed, if that is later: its author was renamed, its photo withdrawn.
             */
            changedAt?: string;
            /** @description How often readers got something new of it, by either. */
            version?: number;
            seo?: {
                title?: string;
                description?: string;
                canonical?: string;
            };
            /** @description In the format asked for by `body=`; absent for `none`. */
            body?: {
                /** @description Safe to put into a page; the dateline is run in. */
                html?: string;
            } | {
                /** @description Plain text, paragraphs with an empty line between. */
                text?: string;
            } | {
                blocks?: components["schemas"]["BlockPart"][];
            };
        };
        SectionStepPart: {
            id?: string;
            path?: string;
            name?: string;
            /** @description What it is about, as a code of the IPTC Media Topics: `medtop:11000000`. */
            mediaTopic?: string;
        };
        PhotoPart: {
            id?: string;
            alt?: string;
            caption?: string;
            credit?: string;
            copyright?: string;
            creator?: string;
            /** @description A rendition’s bytes never change. */
            renditions?: components["schemas"]["RenditionPart"][];
            /** @description How large the photo itself is, in px. */
            original?: {
                width?: number;
                height?: number;
            };
            /** @description The point that stays in view when it is cropped: percent from the left and from the top. */
            focal?: {
                x?: number;
                y?: number;
            };
            /** @description Its dominant colour, `#rrggbb`. */
            colour?: string;
            /** @description A picture of some 24 px across as a `data:` address, to be shown until a file has come. */
            preview?: string;
        };
        RenditionPart: {
            url?: string;
            width?: number;
            height?: number;
            /** @enum {string} */
            format?: "avif" | "webp" | "jpeg";
            /** @enum {string} */
            ratio?: "whole" | "16:9" | "4:3" | "1:1";
        };
        StoryLinkPart: {
            id?: string;
            slug?: string;
            headline?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt?: string;
        };
        BlockPart: {
            /** @constant */
            kind?: "paragraph";
            runs?: components["schemas"]["RunPart"][];
        } | {
            /** @constant */
            kind?: "subhead";
            level?: 2 | 3;
            runs?: components["schemas"]["RunPart"][];
        } | {
            /** @constant */
            kind?: "quotation";
            paragraphs?: components["schemas"]["RunPart"][][];
            attribution?: string;
            /**
             * @description Of its words (BCP 47), where they are not in the story’s language.
             * @enum {string}
             */
            language?: "en" | "az" | "ru" | "ar" | "be" | "bg" | "cs" | "da" | "de" | "el" | "es" | "et" | "fa" | "fi" | "fr" | "he" | "hi" | "hu" | "hy" | "id" | "it" | "ja" | "ka" | "kk" | "ko" | "ky" | "lt" | "lv" | "nl" | "no" | "pl" | "pt" | "ro" | "sk" | "sl" | "sq" | "sr" | "sv" | "tg" | "tk" | "tr" | "uk" | "ur" | "uz" | "vi" | "zh";
        } | {
            /** @constant */
            kind?: "list";
            ordered?: boolean;
            start?: number;
            items?: components["schemas"]["ListItemPart"][];
        } | {
            /** @constant */
            kind?: "photo";
            photo?: components["schemas"]["PhotoPart"];
        } | {
            /** @constant */
            kind?: "embed";
            embed?: components["schemas"]["EmbedPart"];
        } | {
            /** @constant */
            kind?: "related";
            stories?: components["schemas"]["StoryLinkPart"][];
        } | {
            /** @constant */
            kind?: "table";
            caption?: string;
            /** @description Its first row says what stands in the columns. */
            header?: boolean;
            /** @description Each row has as many cells. */
            rows?: {
                cells?: {
                    runs?: components["schemas"]["RunPart"][];
                }[];
            }[];
        };
        RunPart: {
            /** @description A line break is the run `\n`. */
            text?: string;
            marks?: ("bold" | "italic" | "strikethrough" | "underline" | "code" | "subscript" | "superscript")[];
            link?: {
                href?: string;
                /** @constant */
                newTab?: true;
            } | {
                /** @description Another story’s id. */
                story?: string;
                /** @constant */
                newTab?: true;
            };
        };
        ListItemPart: {
            runs?: components["schemas"]["RunPart"][];
            list?: components["schemas"]["ListPart"];
        };
        ListPart: {
            ordered?: boolean;
            start?: number;
            items?: components["schemas"]["ListItemPart"][];
        };
        EmbedPart: {
            /** @enum {string} */
            provider?: "youtube" | "vimeo" | "soundcloud" | "x" | "facebook" | "telegram" | "instagram";
            url?: string;
            title?: string;
            /** @constant */
            kind?: "frame";
            src?: string;
            width?: number;
            height?: number;
        } | {
            /** @enum {string} */
            provider?: "youtube" | "vimeo" | "soundcloud" | "x" | "facebook" | "telegram" | "instagram";
            url?: string;
            title?: string;
            /** @constant */
            kind?: "link";
        };
        LinePart: {
            id?: string;
            slug?: string;
            headline?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt?: string;
            section?: components["schemas"]["SectionStepPart"][];
            kicker?: string;
            /**
             * @description What kind of text it is, as the IPTC names them.
             * @enum {string}
             */
            genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            /**
             * @description Somebody else stands behind it, and pays: tell your readers.
             * @enum {string}
             */
            partnerLabel?: "sponsored" | "partner" | "press-release";
            /** @description IPTC: 1 is the most urgent. */
            urgency?: number;
            standfirst?: string;
            photo?: components["schemas"]["PhotoPart"];
        };
        HitPart: {
            id?: string;
            slug?: string;
            headline?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt?: string;
            section?: components["schemas"]["SectionStepPart"][];
            kicker?: string;
            /**
             * @description What kind of text it is, as the IPTC names them.
             * @enum {string}
             */
            genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            /**
             * @description Somebody else stands behind it, and pays: tell your readers.
             * @enum {string}
             */
            partnerLabel?: "sponsored" | "partner" | "press-release";
            /** @description IPTC: 1 is the most urgent. */
            urgency?: number;
            standfirst?: string;
            photo?: components["schemas"]["PhotoPart"];
            /** @description Plain text around the words found. */
            snippet?: string;
            /** @description [start, end) of the words found in `snippet`, in UTF-16 units. */
            marks?: number[][];
        };
        SectionPagePart: {
            id?: string;
            path?: string;
            name?: string;
            names?: {
                [key: string]: string;
            };
            description?: string;
            colour?: string;
            /** @description A code of the IPTC Media Topics. */
            mediaTopic?: string;
            /** @description From the top of the tree to this section. */
            way?: components["schemas"]["SectionStepPart"][];
            children?: components["schemas"]["SectionPart"][];
            latest?: {
                items?: components["schemas"]["LinePart"][];
                /** @description Give it as `cursor` for the next page. */
                next?: string;
            };
        };
        SectionPart: {
            id?: string;
            path?: string;
            name?: string;
            names?: {
                [key: string]: string;
            };
            description?: string;
            colour?: string;
            /** @description A code of the IPTC Media Topics. */
            mediaTopic?: string;
            children?: components["schemas"]["SectionPart"][];
        };
        AuthorPagePart: {
            id?: string;
            slug?: string;
            name?: string;
            jobTitle?: string;
            bio?: string;
            photo?: components["schemas"]["PhotoPart"];
            links?: {
                network?: string;
                url?: string;
            }[];
            languages?: ("en" | "az" | "ru")[];
            postings?: {
                city?: string;
                country?: string;
                line?: string;
            }[];
            latest?: {
                items?: components["schemas"]["LinePart"][];
                /** @description Give it as `cursor` for the next page. */
                next?: string;
            };
        };
        TopicPagePart: {
            slug?: string;
            name?: string;
            latest?: {
                items?: components["schemas"]["LinePart"][];
                /** @description Give it as `cursor` for the next page. */
                next?: string;
            };
        };
        CountedAuthorPart: {
            id?: string;
            slug?: string;
            name?: string;
            jobTitle?: string;
            bio?: string;
            photo?: components["schemas"]["PhotoPart"];
            links?: {
                network?: string;
                url?: string;
            }[];
            languages?: ("en" | "az" | "ru")[];
            postings?: {
                city?: string;
                country?: string;
                line?: string;
            }[];
            /** @description How many stories readers can see of it; at most 1,000 are counted. */
            count?: {
                stories?: number;
                /** @description There are at least so many: the rest was not counted. */
                isMore?: boolean;
            };
        };
        CountedTopicPart: {
            slug?: string;
            name?: string;
            /** @description How many stories readers can see of it; at most 1,000 are counted. */
            count?: {
                stories?: number;
                /** @description There are at least so many: the rest was not counted. */
                isMore?: boolean;
            };
        };
        CorrespondentPart: {
            id?: string;
            name?: string;
            authorSlug?: string;
            city?: string;
            country?: string;
            coordinates?: {
                longitude?: number;
                latitude?: number;
            };
            timeZone?: string;
            beats?: string[];
            /** @description A calendar day. */
            from?: string;
            /** @description A calendar day. */
            to?: string;
            line?: string;
        };
        SitePart: {
            name?: string;
            tagline?: string;
            url?: string;
            /** @enum {string} */
            defaultLanguage?: "en" | "az" | "ru";
            agencyName?: string;
            agencyNames?: {
                [key: string]: string;
            };
            timeZone?: string;
            reviewsOpenDays?: number;
            social?: {
                network?: string;
                url?: string;
                /** @enum {string} */
                language?: "en" | "az" | "ru";
            }[];
            /** @description Rights to text and data mining are reserved (TDMRep). */
            tdmReserved?: boolean;
            /** @description Where licences for mining are to be had. */
            tdmPolicy?: string;
            /** @description Where pages are on a front end of one’s own, as patterns such as `/news/{lang}/{slug}`. */
            addresses?: {
                front?: string;
                story?: string;
                section?: string;
                author?: string;
                topic?: string;
                page?: string;
                preview?: string;
                review?: string;
            };
            /** @description The sections at the top of the tree that an editor has put into the navigation. */
            navigation?: {
                id?: string;
                path?: string;
                name?: string;
                names?: {
                    [key: string]: string;
                };
            }[];
        };
        PagePart: {
            id?: string;
            slug?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
            title?: string;
            /** @description A sentence or two for search engines. */
            description?: string;
            translations?: components["schemas"]["PageLinkPart"][];
            /**
             * @description The site’s menu names it.
             * @constant
             */
            inMenu?: true;
            /**
             * @description The site’s foot names it.
             * @constant
             */
            inFooter?: true;
            /** @description Its place among the pages of its language, the least first. */
            order?: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt?: string;
            /** @description In the format asked for by `body=`; absent for `none`. */
            body?: {
                /** @description Safe to put into a page; the dateline is run in. */
                html?: string;
            } | {
                /** @description Plain text, paragraphs with an empty line between. */
                text?: string;
            } | {
                blocks?: components["schemas"]["BlockPart"][];
            };
        };
        PageLinkPart: {
            id?: string;
            slug?: string;
            title?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
        };
        PageSummaryPart: {
            id?: string;
            slug?: string;
            /** @enum {string} */
            language?: "en" | "az" | "ru";
            title?: string;
            /** @description A sentence or two for search engines. */
            description?: string;
            translations?: components["schemas"]["PageLinkPart"][];
            /**
             * @description The site’s menu names it.
             * @constant
             */
            inMenu?: true;
            /**
             * @description The site’s foot names it.
             * @constant
             */
            inFooter?: true;
            /** @description Its place among the pages of its language, the least first. */
            order?: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            publishedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            updatedAt?: string;
        };
    };
    responses: {
        /** @description You have it. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Some parameters do not fit. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing here. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. */
        Fault: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The newsroom cannot answer just now; try again. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Strong, of the bytes as sent. Send it as `If-None-Match`. */
        ETag: string;
        /** @description What a CDN may keep, and how long; a browser asks each time. */
        "Cache-Control": string;
        /** @description Tags by which a CDN is told of changes, with spaces between. */
        "Surrogate-Key": string;
        /** @description The same, with commas between. */
        "Cache-Tag": string;
        Vary: string;
        Location: string;
        /** @description RFC 8288: `next`, `canonical`, `alternate`. */
        Link: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readStory: {
        parameters: {
            query?: {
                /** @description How the body comes. */
                body?: "html" | "text" | "blocks" | "none";
                /** @description Only these fields, with commas between; dots reach into them, such as `headline,section.name`. */
                fields?: string;
                /** @description Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file. */
                photos?: string;
                /** @description Only files of photos in these formats, with commas between. */
                formats?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The story’s slug.
                 * @example parliament-passes-the-budget
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story; with `fields`, only those. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryAnswer"];
                };
            };
            /** @description Its slug changed. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            /** @description It was killed. */
            410: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["KilledProblem"];
                };
            };
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readStories: {
        parameters: {
            query: {
                /** @description Ids of stories with commas between, at most 50. Those readers cannot see are left out. */
                ids: string;
                /** @description How the body comes. */
                body?: "html" | "text" | "blocks" | "none";
                /** @description Only these fields, with commas between; dots reach into them, such as `headline,section.name`. */
                fields?: string;
                /** @description Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file. */
                photos?: string;
                /** @description Only files of photos in these formats, with commas between. */
                formats?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those readers can see. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stories"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readNewsline: {
        parameters: {
            query?: {
                /** @description Only stories in this language. Several with commas between: those of any of them. */
                lang?: string;
                /** @description The path of a section; stories of the sections under it count. Several with commas between: those of any of them. */
                section?: string;
                /** @description Only stories signed by this author. Several with commas between: those of any of them. */
                author?: string;
                /** @description Only stories on this topic. Several with commas between: those of any of them. */
                topic?: string;
                /** @description Ids of stories to leave out, with commas between, at most 50: what a page shows already. */
                exclude?: string;
                /** @description Only stories of this urgency or a more urgent one: 1 is the most urgent. */
                urgencyAtMost?: number;
                /** @description Only stories with a main photo, or only those without. */
                hasPhoto?: boolean;
                /** @description Only stories with this `genre`. */
                genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
                /** @description Only stories with this `partnerLabel`. */
                partnerLabel?: "sponsored" | "partner" | "press-release";
                /** @description Published then or later. A day (its beginning in UTC) or a moment, ISO 8601. */
                since?: string | unknown | unknown;
                /** @description Published before then. A day (its beginning in UTC) or a moment, ISO 8601. */
                before?: string | unknown | unknown;
                /** @description Whether to say how many stories there are in all; at most 1,000 are counted. */
                count?: boolean;
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description Only these fields, with commas between; dots reach into them, such as `headline,photo.renditions.url`. */
                fields?: string;
                /** @description Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file. */
                photos?: string;
                /** @description Only files of photos in these formats, with commas between. */
                formats?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of headlines. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountedLines"];
                };
            };
            /** @description The section or the author has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedTo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description Words, all of which have to be there, and phrases between quotation marks. Case, diacritics and endings do not matter. */
                q: string;
                /** @description Only stories in this language. Several with commas between: those of any of them. */
                lang?: string;
                /** @description The path of a section; stories of the sections under it count. Several with commas between: those of any of them. */
                section?: string;
                /** @description Only stories signed by this author. Several with commas between: those of any of them. */
                author?: string;
                /** @description Only stories on this topic. Several with commas between: those of any of them. */
                topic?: string;
                /** @description Ids of stories to leave out, with commas between, at most 50: what a page shows already. */
                exclude?: string;
                /** @description Only stories of this urgency or a more urgent one: 1 is the most urgent. */
                urgencyAtMost?: number;
                /** @description Only stories with a main photo, or only those without. */
                hasPhoto?: boolean;
                /** @description Only stories with this `genre`. */
                genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
                /** @description Only stories with this `partnerLabel`. */
                partnerLabel?: "sponsored" | "partner" | "press-release";
                /** @description Published then or later. A day (its beginning in UTC) or a moment, ISO 8601. */
                from?: string | unknown | unknown;
                /** @description Published before then. A day (its beginning in UTC) or a moment, ISO 8601. */
                to?: string | unknown | unknown;
                /** @description Whether to say how many stories there are in all; at most 1,000 are counted. */
                count?: boolean;
                /** @description By what the stories found are counted, with commas between; `count` comes with it. */
                facets?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description Only these fields, with commas between; dots reach into them, such as `headline,snippet,marks`. */
                fields?: string;
                /** @description Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file. */
                photos?: string;
                /** @description Only files of photos in these formats, with commas between. */
                formats?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hits"];
                };
            };
            /** @description The section or the author has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedTo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readSections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The top of the tree, each section with those under it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sections"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readSection: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description How many at most. */
                limit?: number;
                /** @description Only these fields, with commas between; dots reach into them, such as `name,latest.items.headline`. */
                fields?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The section’s path.
                 * @example politics
                 */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The section; with `fields`, only those. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectionAnswer"];
                };
            };
            /** @description It had this address before. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedTo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readAuthors: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description Only these fields, with commas between; dots reach into them, such as `slug,name,count.stories`. */
                fields?: string;
                /** @description Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file. */
                photos?: string;
                /** @description Only files of photos in these formats, with commas between. */
                formats?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of authors. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authors"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readAuthor: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description How many at most. */
                limit?: number;
                /** @description Only these fields, with commas between; dots reach into them, such as `name,latest.items.headline`. */
                fields?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The author’s slug.
                 * @example alex-example
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The author; with `fields`, only those. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorAnswer"];
                };
            };
            /** @description It had this address before. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedTo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readTopics: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description Only these fields, with commas between; dots reach into them, such as `slug,count.stories`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of topics. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topics"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readTopic: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description How many at most. */
                limit?: number;
                /** @description Only these fields, with commas between; dots reach into them, such as `name,latest.items.headline`. */
                fields?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The topic’s slug.
                 * @example budget
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The topic; with `fields`, only those. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readCorrespondents: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between; dots reach into them, such as `name,city`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By city and name. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrespondentsAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readSite: {
        parameters: {
            query?: {
                /** @description Only these fields, with commas between; dots reach into them, such as `name,navigation.path`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site; with `fields`, only those. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readPage: {
        parameters: {
            query?: {
                /** @description How the body comes. */
                body?: "html" | "text" | "blocks" | "none";
                /** @description Only these fields, with commas between; dots reach into them, such as `title,slug`. */
                fields?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The page’s slug.
                 * @example about
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page; with `fields`, only those. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAnswer"];
                };
            };
            /** @description It had this address before. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedTo"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readPages: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description Only these fields, with commas between; dots reach into them, such as `title,slug`. */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, or those in one language. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pages"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    readReviews: {
        parameters: {
            query?: {
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The story’s slug.
                 * @example parliament-passes-the-budget
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of threads. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reviews"];
                };
            };
            /** @description The story’s slug changed. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            /** @description The story was killed. */
            410: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["KilledProblem"];
                };
            };
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    text: string;
                    rating?: number;
                    /** @description For the newsroom alone; never shown. */
                    email?: string;
                    /** @description The review this one answers. */
                    parent?: string;
                    /** @description From the form. */
                    token?: string;
                    /** @description From the form, where it asks for work. */
                    challenge?: string;
                    /** @description The work done. */
                    nonce?: string;
                    /** @description Leave it empty. */
                    website?: string;
                };
                "application/x-www-form-urlencoded": {
                    name: string;
                    text: string;
                    rating?: number;
                    /** @description For the newsroom alone; never shown. */
                    email?: string;
                    /** @description The review this one answers. */
                    parent?: string;
                    /** @description From the form. */
                    token?: string;
                    /** @description From the form, where it asks for work. */
                    challenge?: string;
                    /** @description The work done. */
                    nonce?: string;
                    /** @description Leave it empty. */
                    website?: string;
                };
            };
        };
        responses: {
            /** @description It is on the site. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        state: "approved";
                        review: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description It waits for the newsroom. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        state: "pending";
                    };
                };
            };
            /** @description A form: back to the story’s page. */
            303: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description There is no such story or review. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description The story takes no reviews. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Too long. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Send JSON or a form. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Some fields do not fit: all of them, by field. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Too many at once. */
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
        };
    };
    followNewsline: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description The path of a section; stories of the sections under it count. */
                section?: string;
                /** @description The same as the header, for who can’t send one. */
                lastEventId?: string;
            };
            header?: {
                /** @description The `id` of the last event seen. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It stays open, where there is a place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["NewslineEvent"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    graphqlQuery: {
        parameters: {
            query?: {
                query?: string;
                variables?: string;
                operationName?: string;
                extensions?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `data`, and `errors` if any. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The query cannot be run; `errors` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Neither of these media types is accepted. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    graphqlPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    query?: string;
                    variables?: {
                        [key: string]: unknown;
                    } | null;
                    operationName?: string | null;
                    /** @description Of persisted queries. */
                    extensions?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description `data`, and `errors` if any. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The query cannot be run; `errors` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Neither of these media types is accepted. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The body is too large: at most 64 KB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Send JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql-response+json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                    "application/json": {
                        data?: {
                            [key: string]: unknown;
                        } | null;
                        errors?: {
                            [key: string]: unknown;
                        }[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    graphqlSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SDL. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/graphql": string;
                };
            };
        };
    };
    readReviewForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the story takes reviews, a token that says when the form was shown, and the work asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        open: boolean;
                        token?: string;
                        minSeconds?: number;
                        challenge?: string;
                        /** @description Leading zero bits of SHA-256(challenge + nonce). */
                        bits?: number;
                    };
                };
            };
            /** @description There is no such story or review. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
        };
    };
    reportReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Received. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        received: true;
                    };
                };
            };
            /** @description It cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description There is no such story or review. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description The story takes no reviews. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Too long. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Send JSON or a form. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Some fields do not fit: all of them, by field. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
            /** @description Too many at once. */
            429: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FieldProblem"];
                };
            };
        };
    };
    readPreview: {
        parameters: {
            query?: {
                /** @description How the body comes. */
                body?: "html" | "text" | "blocks" | "none";
                /** @description Only these fields, with commas between; dots reach into them, such as `headline,section.name`. */
                fields?: string;
                /** @description Of each photo only these files: shapes with semicolons between (`whole` is uncropped, `wide` 16:9, `standard` 4:3, `square` 1:1), each with its widths. Of a photo that is smaller, its largest comes. `none` is no file. */
                photos?: string;
                /** @description Only files of photos in these formats, with commas between. */
                formats?: string;
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest version. */
            200: {
                headers: {
                    "X-Robots-Tag"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryAnswer"];
                    "text/html": string;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
        };
    };
    feedsRssXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description Only stories with this `genre`. */
                genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS 2.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsAtomXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description Only stories with this `genre`. */
                genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Atom 1.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsFeedJson: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description Only stories with this `genre`. */
                genre?: "news" | "analysis" | "opinion" | "interview" | "feature" | "background" | "factcheck" | "obituary" | "press-release";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Feed 1.1 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsAuthorsSlugRssXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS 2.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsAuthorsSlugAtomXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Atom 1.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsAuthorsSlugFeedJson: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Feed 1.1 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsSectionsPathRssXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS 2.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsSectionsPathAtomXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Atom 1.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsSectionsPathFeedJson: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Feed 1.1 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsTopicsSlugRssXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RSS 2.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsTopicsSlugAtomXml: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Atom 1.0 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    feedsTopicsSlugFeedJson: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Feed 1.1 of the latest 30 stories */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    v1WireNinjs: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description The path of a section; stories of the sections under it count. */
                section?: string;
                /** @description Changed then or later; what began up to two minutes before comes too. A day (its beginning in UTC) or a moment, ISO 8601. */
                since?: string | unknown | unknown;
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description Everything that changed after the answer whose `Changes-After` this is; `start` is from the beginning. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest changes as IPTC ninjs 3.1 */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description Give it as `after` for what changed since this answer. */
                    "Changes-After"?: string;
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NinjsNewsLine"];
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    v1WireNinjsSlug: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One story as IPTC ninjs 3.1 */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ninjs"];
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    v1WireNewsmlG2: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description The path of a section; stories of the sections under it count. */
                section?: string;
                /** @description Changed then or later; what began up to two minutes before comes too. A day (its beginning in UTC) or a moment, ISO 8601. */
                since?: string | unknown | unknown;
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of an earlier page. */
                cursor?: string;
                /** @description Everything that changed after the answer whose `Changes-After` this is; `start` is from the beginning. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest changes as a NewsML-G2 message */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description Give it as `after` for what changed since this answer. */
                    "Changes-After"?: string;
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    v1WireNewsmlG2Slug: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One story as IPTC NewsML-G2 2.35 */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    v1WireVersions: {
        parameters: {
            query?: {
                /** @description Only stories in this language. */
                lang?: "en" | "az" | "ru";
                /** @description The path of a section; stories of the sections under it count. */
                section?: string;
                /** @description Everything that changed after the answer whose `Changes-After` this is; `start` is from the beginning. */
                after?: string;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to hold of each story: `uri`, `version`, `versionCreated`, `pubStatus` */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    /** @description Give it as `after` for what changed since this answer. */
                    "Changes-After"?: string;
                    /** @description RFC 8288: `next`, `canonical`, `alternate`. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WireVersions"];
                };
            };
            /** @description It has another address now. */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    sitemapXml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sitemap */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    sitemapsPagesXml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sitemap of what is no story */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    sitemapsMonthXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sitemap */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    newsSitemapXml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Google News sitemap: the last 48 hours */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    robotsTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What crawlers are told */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    llmsTxt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What language models are told */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
    wellKnownTdmrepJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The TDM reservation */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Surrogate-Key": components["headers"]["Surrogate-Key"];
                    "Cache-Tag": components["headers"]["Cache-Tag"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TdmReservation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Unavailable"];
        };
    };
}
