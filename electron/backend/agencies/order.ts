/** The office's order, as the ORDER BY of every list and sheet. Aliases: `s` the sector, `o` the organisation. */

/** Organisations: by sector, those without one last. */
export const officeOrder = `s.position IS NULL, s.position, o.position, o.name_key, o.id`

/** Posts of one organisation: by rank, then as the office placed them; `po` is the alias of the post. */
export const postOrder = (po: string) => `${po}.rank, ${po}.position, ${po}.id`

/**
 * Addressees of one organisation: posts; where it is invited as a whole, "Pimpinan" where its head would stand; people
 * invited by name last. `i` is the invitation.
 */
export const addresseeOrder = (po: string, i: string) =>
  `CASE WHEN ${po}.id IS NOT NULL THEN ${po}.rank WHEN ${i}.person_id IS NULL THEN 1 ELSE 10 END,
   ${po}.position, ${po}.id`
