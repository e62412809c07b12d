import type {
  ChangeRecordRequest,
  FileView,
  HoldRecordRequest,
  LiveMeetingView,
  RecordDownloadQuery,
  RecordExportQuery,
  RecordPage,
  RecordQuery,
  RecordView,
  RetentionRuleView,
  SetRetentionRuleRequest,
} from '../archive';

/** Records of meetings, how long they are kept, and the meetings that run now. */
export const ARCHIVE_ROUTES = {
  searchRecords: { method: 'GET', path: '/api/v1/records' },
  exportRecords: { method: 'GET', path: '/api/v1/record-exports' },
  viewRecord: { method: 'GET', path: '/api/v1/records/:record' },
  downloadRecord: { method: 'GET', path: '/api/v1/records/:record/download' },
  changeRecord: { method: 'PATCH', path: '/api/v1/records/:record' },
  deleteRecord: { method: 'DELETE', path: '/api/v1/records/:record' },
  holdRecord: { method: 'POST', path: '/api/v1/records/:record/hold' },
  releaseRecord: { method: 'DELETE', path: '/api/v1/records/:record/hold' },
  listRetentionRules: { method: 'GET', path: '/api/v1/retention-rules' },
  setRetentionRule: { method: 'POST', path: '/api/v1/retention-rules' },
  deleteRetentionRule: { method: 'DELETE', path: '/api/v1/retention-rules/:retentionRule' },
  listLiveMeetings: { method: 'GET', path: '/api/v1/live-meetings' },
} as const;

export interface ArchiveRouteTypes {
  searchRecords: { query: RecordQuery; reply: RecordPage };
  exportRecords: { query: RecordExportQuery; reply: FileView };
  viewRecord: { parameters: { record: string }; reply: RecordView };
  downloadRecord: { parameters: { record: string }; query: RecordDownloadQuery; reply: FileView };
  changeRecord: { parameters: { record: string }; body: ChangeRecordRequest; reply: RecordView };
  deleteRecord: { parameters: { record: string }; reply: null };
  holdRecord: { parameters: { record: string }; body: HoldRecordRequest; reply: RecordView };
  releaseRecord: { parameters: { record: string }; reply: RecordView };
  listRetentionRules: { reply: readonly RetentionRuleView[] };
  setRetentionRule: { body: SetRetentionRuleRequest; reply: RetentionRuleView };
  deleteRetentionRule: { parameters: { retentionRule: string }; reply: null };
  listLiveMeetings: { reply: readonly LiveMeetingView[] };
}
