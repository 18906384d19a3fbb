import { createContext, useContext, useEffect, useState } from 'react';

/** Tells the form around a field that something of it began (1) or ended (-1). */
export const FormWork = createContext<((change: 1 | -1) => void) | null>(null);

/** For a form: whether something of it is still on its way, and what its fields tell it by. */
export function useFormWork() {
  const [count, setCount] = useState(0);
  const [tell] = useState(() => (change: 1 | -1) => setCount((before) => before + change));
  return { isWorking: count > 0, tell };
}

interface FileSending {
  /** The name of the file that is being sent. */
  sending: string | null;
  refusal: string | null;
  send: (file: File | undefined) => Promise<void>;
}

/** Sends the file of a field. The form around it waits: saved before the file is there, it would be kept without it. */
export function useFileSending<T>(
  sendFile: (file: File) => Promise<T>,
  onSent: (sent: T) => void,
): FileSending {
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const tell = useContext(FormWork);
  const isSending = sending !== null;
  useEffect(() => {
    if (!isSending || tell === null) return undefined;
    tell(1);
    return () => tell(-1);
  }, [isSending, tell]);
  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    setSending(file.name);
    setRefusal(null);
    try {
      onSent(await sendFile(file));
    } catch (problem) {
      setRefusal((problem as Error).message);
    } finally {
      setSending(null);
    }
  };
  return { sending, refusal, send };
}
