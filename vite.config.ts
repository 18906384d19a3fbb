import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// No script or style is written into the page, so the server may answer with script-src 'self'.
export default defineConfig(
  process.env.VITEST
    ? {}
    : {
        root: here('src/app/browser'),
        publicDir: false,
        plugins: [
          react(),
          tailwindcss(),
          { ...optimizeLocales.vite({ locales: ['pt-BR'] }), enforce: 'pre' as const },
        ],
        build: {
          outDir: here('dist'),
          emptyOutDir: true,
          target: 'es2023',
          assetsInlineLimit: 0,
          chunkSizeWarningLimit: 700,
          reportCompressedSize: false,
          // Every file costs its headers: what every page needs is one file, small shared parts join their neighbours.
          rolldownOptions: {
            output: {
              chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
              codeSplitting: {
                groups: [
                  { name: 'ground', tags: ['$initial'], priority: 2 },
                  // The two screens that everybody sees first, with what rooms give to Início and what only they and others share, are one more file.
                  {
                    name: 'first',
                    test: /screens\/(DeskScreen|SignInScreen|desk-sections|.*\/(MonthSection|NonConformitySection|EvaluationSection|DeadlinesSection))\.tsx?$|screens\/(InboxBell|ProposeToAgenda|.*\/OpenNonConformity)\.tsx$/,
                    priority: 1,
                  },
                  { name: 'parts', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1_000 },
                ],
              },
            },
          },
        },
      },
);
