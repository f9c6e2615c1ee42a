/** A gathering is planned, held, filed; a plan may be cancelled. What is filed lives on as meetings. */
export const gatheringStates = ['planned', 'held', 'filed', 'cancelled'] as const;
export type GatheringState = (typeof gatheringStates)[number];
export const gatheringStateTitles: Readonly<Record<GatheringState, string>> = {
  planned: '已安排',
  held: '待报送',
  filed: '已报送',
  cancelled: '已取消',
};

const nextGathering: Readonly<Record<GatheringState, readonly GatheringState[]>> = {
  planned: ['held', 'filed', 'cancelled'],
  held: ['filed', 'cancelled'],
  filed: [],
  cancelled: ['planned'],
};
export const mayBecome = (from: GatheringState, to: GatheringState): boolean => nextGathering[from].includes(to);

/** A filed record: waits for the signature, was returned with a reason, or is signed. Imported ledgers wait for none. */
export const recordStates = ['imported', 'filed', 'returned', 'signed'] as const;
export type RecordState = (typeof recordStates)[number];
export const recordStateTitles: Readonly<Record<RecordState, string>> = {
  imported: '台账导入',
  filed: '待审签',
  returned: '已退回',
  signed: '已审签',
};

/** The state that the facts of a record amount to; nothing is stored twice. */
export const recordStateOf = (record: {
  readonly gatheringId: string | null;
  readonly signed: boolean;
  readonly returnedReason: string | null;
}): RecordState => {
  if (record.signed) return 'signed';
  if (record.gatheringId === null) return 'imported';
  return record.returnedReason === null ? 'filed' : 'returned';
};
