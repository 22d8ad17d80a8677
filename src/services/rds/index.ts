import { service } from '../../gateway/service.ts';
import { liveMinute } from './lives/minute.ts';
import { takeStep } from './lives/plans.ts';
import { createDBInstance } from './operations/create-db-instance.ts';
import { createDBSnapshot } from './operations/create-db-snapshot.ts';
import { deleteDBInstance } from './operations/delete-db-instance.ts';
import { deleteDBSnapshot } from './operations/delete-db-snapshot.ts';
import { describeDBClusters } from './operations/describe-db-clusters.ts';
import { describeDBInstances } from './operations/describe-db-instances.ts';
import { describeDBSnapshots } from './operations/describe-db-snapshots.ts';
import { describeEvents } from './operations/describe-events.ts';
import { modifyDBInstance } from './operations/modify-db-instance.ts';
import { describeDBParameterGroups } from './operations/parameter-groups.ts';
import { rebootDBInstance } from './operations/reboot-db-instance.ts';
import {
  modifyDBSnapshotAttribute,
  describeDBSnapshotAttributes,
} from './operations/snapshot-attributes.ts';
import { startDBInstance } from './operations/start-db-instance.ts';
import { stopDBInstance } from './operations/stop-db-instance.ts';
import {
  listTagsForResource,
  addTagsToResource,
  removeTagsFromResource,
} from './operations/tags.ts';
import { seedRds } from './seed.ts';
import { emptyState, type RdsState } from './state.ts';
import { setDbLoad } from './stimuli.ts';

/** Amazon RDS: DB instances with their lives, snapshots, events and metrics. */
export const rds = service<RdsState>({
  name: 'rds',
  title: 'Amazon RDS',
  eventSource: 'rds.amazonaws.com',
  iamPrefix: 'rds',
  endpoint: 'rds.{region}.amazonaws.com',
  protocol: 'query',
  usageName: 'RDS',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: emptyState,
  operations: [
    createDBInstance,
    createDBSnapshot,
    deleteDBInstance,
    deleteDBSnapshot,
    describeDBClusters,
    describeDBInstances,
    describeDBSnapshots,
    describeEvents,
    modifyDBInstance,
    describeDBParameterGroups,
    rebootDBInstance,
    modifyDBSnapshotAttribute,
    describeDBSnapshotAttributes,
    startDBInstance,
    stopDBInstance,
    listTagsForResource,
    addTagsToResource,
    removeTagsFromResource,
  ],
  handlers: { 'rds.minute': liveMinute, 'rds.step': takeStep },
  stimuli: { load: setDbLoad },
  seed: seedRds,
});
