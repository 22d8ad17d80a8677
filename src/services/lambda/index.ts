import { service } from '../../gateway/service.ts';
import { runAsync } from './running/async-events.ts';
import { RENDERERS } from './running/log-lines.ts';
import { addPermission } from './operations/add-permission.ts';
import { createEventSourceMapping } from './operations/create-event-source-mapping.ts';
import { createFunction } from './operations/create-function.ts';
import { deleteEventSourceMapping } from './operations/delete-event-source-mapping.ts';
import { deleteFunction } from './operations/delete-function.ts';
import { deleteFunctionConcurrency } from './operations/delete-function-concurrency.ts';
import { getAccountSettings } from './operations/get-account-settings.ts';
import { getEventSourceMapping } from './operations/get-event-source-mapping.ts';
import { getFunction } from './operations/get-function.ts';
import { getFunctionConcurrency } from './operations/get-function-concurrency.ts';
import { getFunctionConfiguration } from './operations/get-function-configuration.ts';
import { getPolicy } from './operations/get-policy.ts';
import { invoke } from './operations/invoke.ts';
import { listEventSourceMappings } from './operations/list-event-source-mappings.ts';
import { listFunctions } from './operations/list-functions.ts';
import { listTags } from './operations/list-tags.ts';
import { listVersionsByFunction } from './operations/list-versions-by-function.ts';
import { publishVersion } from './operations/publish-version.ts';
import { putFunctionConcurrency } from './operations/put-function-concurrency.ts';
import { removePermission } from './operations/remove-permission.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateEventSourceMapping } from './operations/update-event-source-mapping.ts';
import { updateFunctionCode } from './operations/update-function-code.ts';
import { updateFunctionConfiguration } from './operations/update-function-configuration.ts';
import { seedLambda } from './seed.ts';
import { emptyState, type LambdaState } from './state.ts';
import { behave, invokeBulk, pollSource } from './stimuli.ts';

/** AWS Lambda: functions, their concurrency, their metrics and their logs. */
export const lambda = service<LambdaState>({
  name: 'lambda',
  title: 'AWS Lambda',
  eventSource: 'lambda.amazonaws.com',
  iamPrefix: 'lambda',
  endpoint: 'lambda.{region}.amazonaws.com',
  protocol: 'rest-json',
  usageName: 'Lambda',
  throttled: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 429 },
  empty: emptyState,
  operations: [
    addPermission,
    createEventSourceMapping,
    createFunction,
    deleteEventSourceMapping,
    deleteFunction,
    deleteFunctionConcurrency,
    getAccountSettings,
    getEventSourceMapping,
    getFunction,
    getFunctionConcurrency,
    getFunctionConfiguration,
    getPolicy,
    invoke,
    listEventSourceMappings,
    listFunctions,
    listTags,
    listVersionsByFunction,
    publishVersion,
    putFunctionConcurrency,
    removePermission,
    tagResource,
    untagResource,
    updateEventSourceMapping,
    updateFunctionCode,
    updateFunctionConfiguration,
  ],
  handlers: { 'lambda.async': runAsync },
  stimuli: { invoke: invokeBulk, poll: pollSource, behave },
  renderers: RENDERERS,
  seed: seedLambda,
});
