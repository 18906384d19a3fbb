import { Undo2, X } from 'lucide-react';
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as AriaToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
} from 'react-aria-components';

interface Message {
  text: string;
  tone: 'done' | 'problem';
  onUndo?: () => void;
}

export interface ToastOptions {
  /** Shows "Desfazer" and calls this once. */
  onUndo?: () => void;
  /** 'problem' stays until it is closed. */
  tone?: 'done' | 'problem';
}

const queue = new AriaToastQueue<Message>({ maxVisibleToasts: 2 });

/** Says that something was done: `showToast('Ação 3.5.16 concluída.', {onUndo})`. Errors of a field stay in the field. */
export function showToast(text: string, { onUndo, tone = 'done' }: ToastOptions = {}): void {
  queue.add({ text, tone, onUndo }, tone === 'done' ? { timeout: onUndo ? 10_000 : 6_000 } : {});
}

const ACTION =
  'inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded px-2 text-14 font-semibold text-ink-onbrand underline underline-offset-2 data-hovered:bg-action-strong [&_svg]:size-4';

/** Where toasts appear; rendered once, by the frame. */
export function ToastRegion() {
  return (
    <AriaToastRegion
      queue={queue}
      aria-label="Avisos"
      className="screen-only fixed bottom-4 left-1/2 z-50 flex w-[min(92vw,480px)] -translate-x-1/2 flex-col-reverse gap-2 max-sm:bottom-20"
    >
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className={`toast flex items-center gap-2 rounded border-l-4 bg-brand py-2 pr-2 pl-4 text-ink-onbrand shadow-float ${toast.content.tone === 'problem' ? 'border-focus' : 'border-transparent'}`}
        >
          <AriaToastContent className="flex-1">
            <Text slot="title" className="text-16">
              {toast.content.text}
            </Text>
          </AriaToastContent>
          {toast.content.onUndo && (
            <AriaButton
              className={ACTION}
              onPress={() => {
                toast.content.onUndo?.();
                queue.close(toast.key);
              }}
            >
              <Undo2 aria-hidden="true" />
              Desfazer
            </AriaButton>
          )}
          <AriaButton slot="close" aria-label="Fechar aviso" className={ACTION}>
            <X aria-hidden="true" />
          </AriaButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
