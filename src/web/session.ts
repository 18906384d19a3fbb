import { createContext, useContext } from 'react';

/** What every screen may know of who is reading and of the installation; `accounts` provides it to the frame. */
export interface Session {
  /** null for a visitor. */
  person: { id: string; name: string; office: string } | null;
  /** Ids of the roles in force today. */
  roles: readonly string[];
  /** What this person may do somewhere; whether a record is within reach, the server answers with that record. */
  verbs: readonly string[];
  /** YYYY-MM-DD, of the server in its configured zone. */
  today: string;
  /** Code of the configured state. */
  state: { code: string; name: string };
  /** Whether this is the demonstration database. */
  demonstration: boolean;
}

/** Filled once by the frame; null while it is being read. */
export const SessionContext = createContext<Session | null>(null);

/** Who reads, or null while that is not known yet. */
export function useSession(): Session | null {
  return useContext(SessionContext);
}
