import { expect, test } from 'vitest'
import type { ActionDetail } from '../../../electron/contract/actions.ts'
import { milestones } from '../../../renderer/screens/actions/timeline.ts'

test('an action’s way is told newest first, each moved deadline with the one that followed it', () => {
  const report = (id: number, date: string, percent: number) =>
    ({ id, date, percent, text: '', obstacle: '', evidence: '', reportedBy: '' }) as ActionDetail['progress'][number]
  const action = {
    meeting: 'Rakor 2023',
    meetingDate: '2023-12-06',
    dueText: 'Juni',
    dueDate: '2024-06-30',
    verifiedOn: '2024-06-20',
    verification: 'BA 1',
    impossibleOn: null,
    impossibleReason: '',
    deadlines: [
      { dueText: '', dueDate: '2024-03-31', changedOn: '2024-04-02', reason: 'Kedua' },
      { dueText: '', dueDate: null, changedOn: '2024-01-10', reason: 'Pertama' },
    ],
    progress: [report(2, '2024-06-20', 100), report(1, '2024-02-01', 40)],
  } as unknown as ActionDetail
  expect(milestones(action).map((one) => [one.kind, one.date])).toEqual([
    ['verified', '2024-06-20'],
    ['report', '2024-06-20'],
    ['deadline', '2024-04-02'],
    ['report', '2024-02-01'],
    ['deadline', '2024-01-10'],
    ['agreed', '2023-12-06'],
  ])
  expect(milestones(action).filter(({ kind }) => kind === 'deadline')).toMatchObject([
    { from: '31 Mar 2024', to: 'Juni (30 Jun 2024)' },
    { from: 'tanpa tenggat', to: '31 Mar 2024' },
  ])
})
