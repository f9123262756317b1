/** Rules of the roster. */
import { foldText } from '../imports/values/text.ts'

/**
 * Key under which two spellings of an organisation, or of a post, are the same: folded to lower case, no diacritics,
 * no punctuation, single spaces. Abbreviations are not expanded; they are kept as aliases.
 */
export function organisationKey(name: string): string {
  return foldText(name) || name.trim().toLowerCase()
}

/** Key of a post's title within its organisation. */
export const postKey = organisationKey
