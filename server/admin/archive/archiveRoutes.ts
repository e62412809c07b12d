import {
  ChangeRecordRequest,
  HoldRecordRequest,
  RecordDownloadQuery,
  RecordExportQuery,
  RecordQuery,
  SetRetentionRuleRequest,
} from '../../contract/archive';
import { defineRoute, type Routes } from '../../rest/defineRoute';
import { actOf } from '../AuditTrail';
import { whichUser } from '../whichUser';
import type { LiveConsole } from './LiveConsole';
import type { MeetingRecordService } from './MeetingRecordService';
import type { RecordExport } from './RecordExport';
import type { RetentionService } from './RetentionService';

type ArchiveRouteNames =
  | 'searchRecords'
  | 'exportRecords'
  | 'viewRecord'
  | 'downloadRecord'
  | 'changeRecord'
  | 'deleteRecord'
  | 'holdRecord'
  | 'releaseRecord'
  | 'listRetentionRules'
  | 'setRetentionRule'
  | 'deleteRetentionRule'
  | 'listLiveMeetings';

export interface ArchiveRouteParts {
  readonly records: MeetingRecordService;
  readonly files: RecordExport;
  readonly retention: RetentionService;
  readonly live: LiveConsole;
}

/** Records of meetings, how long they are kept, and the meetings that run now. */
export function archiveRoutes({ records, files, retention, live }: ArchiveRouteParts) {
  return {
    ...recordRoutes(records, files),
    ...retentionRoutes(retention),
    listLiveMeetings: defineRoute<'listLiveMeetings'>({
      summary: 'The meetings that run now, with how everybody’s link does.',
      run: ({ actor }) => live.list(whichUser(actor)),
    }),
  } satisfies Pick<Routes, ArchiveRouteNames>;
}

function recordRoutes(records: MeetingRecordService, files: RecordExport) {
  return {
    searchRecords: defineRoute<'searchRecords'>({
      summary: 'Find records of meetings that one was in, hosted or administers.',
      query: RecordQuery,
      costs: 'search',
      run: ({ actor, query }) => records.search(query, whichUser(actor)),
    }),
    exportRecords: defineRoute<'exportRecords'>({
      summary: 'Records as one file: PDF, attendance as CSV, or JSON.',
      query: RecordExportQuery,
      costs: 'search',
      run: ({ actor, query }) => files.export(query, whichUser(actor)),
    }),
    viewRecord: defineRoute<'viewRecord'>({
      summary: 'One record with who was there when, who was not and why, and its agenda.',
      run: ({ actor, parameters }) => records.view(parameters.record, whichUser(actor)),
    }),
    downloadRecord: defineRoute<'downloadRecord'>({
      summary: 'One record as a file.',
      query: RecordDownloadQuery,
      costs: 'search',
      run: ({ actor, parameters, query }) => files.download(parameters.record, query, whichUser(actor)),
    }),
    changeRecord: defineRoute<'changeRecord'>({
      summary: 'Change what a record says beside the facts: topic, description, tags, minutes.',
      body: ChangeRecordRequest,
      run: (call) => records.change(call.parameters.record, call.body, actOf(call)),
    }),
    deleteRecord: defineRoute<'deleteRecord'>({
      summary: 'Delete a record with all that is known of its meeting, unless it is under legal hold.',
      run: async (call) => {
        await records.delete(call.parameters.record, actOf(call));
        return null;
      },
    }),
    holdRecord: defineRoute<'holdRecord'>({
      summary: 'Put a record under legal hold: neither people nor rules delete it.',
      body: HoldRecordRequest,
      run: (call) => records.hold(call.parameters.record, call.body.reason, actOf(call)),
    }),
    releaseRecord: defineRoute<'releaseRecord'>({
      summary: 'Release a record from legal hold.',
      run: (call) => records.release(call.parameters.record, actOf(call)),
    }),
  };
}

function retentionRoutes(retention: RetentionService) {
  return {
    listRetentionRules: defineRoute<'listRetentionRules'>({
      summary: 'How long records are kept: of the organisation, of departments, of rooms.',
      run: () => retention.list(),
    }),
    setRetentionRule: defineRoute<'setRetentionRule'>({
      summary: 'Say how long records are kept, in place of what was said before.',
      body: SetRetentionRuleRequest,
      run: (call) => retention.set(call.body, actOf(call)),
    }),
    deleteRetentionRule: defineRoute<'deleteRetentionRule'>({
      summary: 'Remove a retention rule: what stands above it counts.',
      run: async (call) => {
        await retention.delete(call.parameters.retentionRule, actOf(call));
        return null;
      },
    }),
  };
}
