import { $getRoot, $parseSerializedNode, type SerializedLexicalNode } from '@payloadcms/richtext-lexical/lexical';
import { LexicalComposer } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposer';
import { ContentEditable } from '@payloadcms/richtext-lexical/lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@payloadcms/richtext-lexical/lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalHistoryPlugin';
import { RichTextPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalRichTextPlugin';
import { createRoot } from 'react-dom/client';

type Body = { root: { children: SerializedLexicalNode[] } };

/** Lexical with the same paragraphs and a history, and nothing else: what the composer's text is measured against. */
const Bare = ({ body }: { body: Body }) => (
  <LexicalComposer
    initialConfig={{
      namespace: 'bare',
      onError: (error) => {
        throw error;
      },
      editorState: () => void $getRoot().append(...body.root.children.map($parseSerializedNode)),
    }}
  >
    <RichTextPlugin
      contentEditable={<ContentEditable className="story-text__root" spellCheck />}
      ErrorBoundary={LexicalErrorBoundary}
    />
    <HistoryPlugin />
  </LexicalComposer>
);

Object.assign(window, {
  openText: ({ body }: { body: Body }) => createRoot(document.getElementById('text')!).render(<Bare body={body} />),
});
