/** Drafts outlive the screen, so that looking something up loses nothing that was typed. */
import type { MeetingDraft } from './draft.svelte.ts'

const kept = new Map<string, MeetingDraft>()

/** The draft left behind under this name, or a new one. */
export function draftFor(name: string, make: () => MeetingDraft): { draft: MeetingDraft; fresh: boolean } {
  const found = kept.get(name)
  if (found) return { draft: found, fresh: false }
  const draft = make()
  kept.set(name, draft)
  return { draft, fresh: true }
}

export const forgetDraft = (name: string): boolean => kept.delete(name)
