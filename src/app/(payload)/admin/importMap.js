import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PasteFeature as PasteFeature_6a1a35d316a9ba1b125f6a9e5196eb50 } from '../../../../src/admin/editor/features.tsx'
import { BlockIdsFeature as BlockIdsFeature_6a1a35d316a9ba1b125f6a9e5196eb50 } from '../../../../src/admin/editor/features.tsx'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BylineCell as BylineCell_10f87000671078c60406415bdc55eaae } from '../../../../src/admin/desk/ListCells.tsx'
import { SectionCell as SectionCell_10f87000671078c60406415bdc55eaae } from '../../../../src/admin/desk/ListCells.tsx'
import { PlainCell as PlainCell_ba690c41b8a28836ea1075e697872421 } from '../../../../src/admin/desk/PlainCell.tsx'
import { StateCell as StateCell_10f87000671078c60406415bdc55eaae } from '../../../../src/admin/desk/ListCells.tsx'
import { DeskCell as DeskCell_10f87000671078c60406415bdc55eaae } from '../../../../src/admin/desk/ListCells.tsx'
import { HolderCell as HolderCell_10f87000671078c60406415bdc55eaae } from '../../../../src/admin/desk/ListCells.tsx'
import { MomentCell as MomentCell_88e381291530b0db9a4c5040d45d64e0 } from '../../../../src/admin/desk/MomentCell.tsx'
import { StoryFilters as StoryFilters_6ed958bce82efdd6af98735536be35f2 } from '../../../../src/admin/desk/StoryFilters.tsx'
import { FollowList as FollowList_d66854b9866c7446bf5d30694f7b0efe } from '../../../../src/admin/live/FollowDesk.tsx'
import { StoryEditView as StoryEditView_2ab787e5d634451c0026acdeacdf70a5 } from '../../../../src/admin/views/StoryEditView.tsx'
import { StoryVersions as StoryVersions_714b51938c9f783525f3ac0fa5de1255 } from '../../../../src/admin/history/StoryVersions.tsx'
import { PhotoRenditions as PhotoRenditions_3cdd9af57c51b8c6b6ed0c2cf674d731 } from '../../../../src/admin/views/PhotoRenditions.tsx'
import { SitePageEditView as SitePageEditView_6bb66b1c73fbc6835de581a08e41a459 } from '../../../../src/admin/views/SitePageEditView.tsx'
import { SignOut as SignOut_ea832c14b53d4988ee1992306ccc4060 } from '../../../../src/admin/writing/SignOut.tsx'
import { Icon as Icon_a5f6585f2e684ab4d92f2aa95e5fc9a1 } from '../../../../src/admin/views/Logo.tsx'
import { Logo as Logo_a5f6585f2e684ab4d92f2aa95e5fc9a1 } from '../../../../src/admin/views/Logo.tsx'
import { InPayload as InPayload_d08141c783b968abc3337cedbc6a9da3 } from '../../../../src/admin/views/InPayload.tsx'
import { KeepPage as KeepPage_5cdd612d1f04a85e5d6540bd7f182ce4 } from '../../../../src/admin/writing/KeepPage.tsx'
import { Leftovers as Leftovers_abae46dd905954ba0a78e35cdc76a141 } from '../../../../src/admin/writing/Leftovers.tsx'
import { MyDesk as MyDesk_fd3459bbd9684103c3627800a603277e } from '../../../../src/admin/desk/MyDesk.tsx'
import { FirstUser as FirstUser_615241ab499c9b941e168c0d034446e6 } from '../../../../src/admin/views/FirstUser.tsx'
import { WriteView as WriteView_0ad9e508687468d00e7bff16281fa024 } from '../../../../src/admin/beginning/WriteView.tsx'
import { NewPageView as NewPageView_413068d83965d547580e2ad037221b1f } from '../../../../src/admin/beginning/NewPageView.tsx'
import { ReviewQueue as ReviewQueue_a2fabeb301b2cbf637d0343ba4d052e7 } from '../../../../src/admin/reviews/ReviewQueue.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/editor/features.tsx#PasteFeature": PasteFeature_6a1a35d316a9ba1b125f6a9e5196eb50,
  "/src/admin/editor/features.tsx#BlockIdsFeature": BlockIdsFeature_6a1a35d316a9ba1b125f6a9e5196eb50,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/desk/ListCells.tsx#BylineCell": BylineCell_10f87000671078c60406415bdc55eaae,
  "/src/admin/desk/ListCells.tsx#SectionCell": SectionCell_10f87000671078c60406415bdc55eaae,
  "/src/admin/desk/PlainCell.tsx#PlainCell": PlainCell_ba690c41b8a28836ea1075e697872421,
  "/src/admin/desk/ListCells.tsx#StateCell": StateCell_10f87000671078c60406415bdc55eaae,
  "/src/admin/desk/ListCells.tsx#DeskCell": DeskCell_10f87000671078c60406415bdc55eaae,
  "/src/admin/desk/ListCells.tsx#HolderCell": HolderCell_10f87000671078c60406415bdc55eaae,
  "/src/admin/desk/MomentCell.tsx#MomentCell": MomentCell_88e381291530b0db9a4c5040d45d64e0,
  "/src/admin/desk/StoryFilters.tsx#StoryFilters": StoryFilters_6ed958bce82efdd6af98735536be35f2,
  "/src/admin/live/FollowDesk.tsx#FollowList": FollowList_d66854b9866c7446bf5d30694f7b0efe,
  "/src/admin/views/StoryEditView.tsx#StoryEditView": StoryEditView_2ab787e5d634451c0026acdeacdf70a5,
  "/src/admin/history/StoryVersions.tsx#StoryVersions": StoryVersions_714b51938c9f783525f3ac0fa5de1255,
  "/src/admin/views/PhotoRenditions.tsx#PhotoRenditions": PhotoRenditions_3cdd9af57c51b8c6b6ed0c2cf674d731,
  "/src/admin/views/SitePageEditView.tsx#SitePageEditView": SitePageEditView_6bb66b1c73fbc6835de581a08e41a459,
  "/src/admin/writing/SignOut.tsx#SignOut": SignOut_ea832c14b53d4988ee1992306ccc4060,
  "/src/admin/views/Logo.tsx#Icon": Icon_a5f6585f2e684ab4d92f2aa95e5fc9a1,
  "/src/admin/views/Logo.tsx#Logo": Logo_a5f6585f2e684ab4d92f2aa95e5fc9a1,
  "/src/admin/views/InPayload.tsx#InPayload": InPayload_d08141c783b968abc3337cedbc6a9da3,
  "/src/admin/writing/KeepPage.tsx#KeepPage": KeepPage_5cdd612d1f04a85e5d6540bd7f182ce4,
  "/src/admin/writing/Leftovers.tsx#Leftovers": Leftovers_abae46dd905954ba0a78e35cdc76a141,
  "/src/admin/desk/MyDesk.tsx#MyDesk": MyDesk_fd3459bbd9684103c3627800a603277e,
  "/src/admin/views/FirstUser.tsx#FirstUser": FirstUser_615241ab499c9b941e168c0d034446e6,
  "/src/admin/beginning/WriteView.tsx#WriteView": WriteView_0ad9e508687468d00e7bff16281fa024,
  "/src/admin/beginning/NewPageView.tsx#NewPageView": NewPageView_413068d83965d547580e2ad037221b1f,
  "/src/admin/reviews/ReviewQueue.tsx#ReviewQueue": ReviewQueue_a2fabeb301b2cbf637d0343ba4d052e7,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
