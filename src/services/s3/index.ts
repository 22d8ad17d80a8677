import { service } from '../../gateway/service.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import { getBucketAcl, putBucketAcl, getObjectAcl } from './operations/bucket-acl.ts';
import { getBucketEncryption, putBucketEncryption } from './operations/bucket-encryption.ts';
import {
  getBucketLifecycleConfiguration,
  putBucketLifecycleConfiguration,
  deleteBucketLifecycle,
} from './operations/bucket-lifecycle.ts';
import { getBucketLogging, putBucketLogging } from './operations/bucket-logging.ts';
import {
  putBucketMetricsConfiguration,
  getBucketMetricsConfiguration,
  listBucketMetricsConfigurations,
  deleteBucketMetricsConfiguration,
} from './operations/bucket-metrics.ts';
import {
  getBucketOwnershipControls,
  putBucketOwnershipControls,
} from './operations/bucket-ownership.ts';
import {
  getBucketPolicy,
  putBucketPolicy,
  deleteBucketPolicy,
  getBucketPolicyStatus,
} from './operations/bucket-policy.ts';
import {
  getBucketTagging,
  putBucketTagging,
  deleteBucketTagging,
} from './operations/bucket-tagging.ts';
import { getBucketVersioning, putBucketVersioning } from './operations/bucket-versioning.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { copyObject } from './operations/copy-object.ts';
import { createBucket } from './operations/create-bucket.ts';
import { createMultipartUpload } from './operations/create-multipart-upload.ts';
import { deleteBucket } from './operations/delete-bucket.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getBucketLocation } from './operations/get-bucket-location.ts';
import { getObject } from './operations/get-object.ts';
import { headBucket } from './operations/head-bucket.ts';
import { headObject } from './operations/head-object.ts';
import { listBuckets } from './operations/list-buckets.ts';
import { listMultipartUploads } from './operations/list-multipart-uploads.ts';
import { listObjectVersions } from './operations/list-object-versions.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { listObjects } from './operations/list-objects.ts';
import { listParts } from './operations/list-parts.ts';
import {
  getObjectTagging,
  putObjectTagging,
  deleteObjectTagging,
} from './operations/object-tagging.ts';
import {
  getPublicAccessBlock,
  putPublicAccessBlock,
  deletePublicAccessBlock,
} from './operations/public-access-block.ts';
import { putObject } from './operations/put-object.ts';
import { unconfiguredReads } from './operations/unconfigured.ts';
import { uploadPart } from './operations/upload-part.ts';
import { uploadPartCopy } from './operations/upload-part-copy.ts';
import { seedS3 } from './seed.ts';
import { leaveOutObjects } from './objects/leave-out.ts';
import { emptyState, type S3State } from './state.ts';
import { grow, requests } from './stimuli.ts';
import { reportStorage } from './storage-report.ts';

/** Amazon S3: buckets, objects with versions, policies, public access, storage metrics. */
export const s3 = service<S3State>({
  name: 's3',
  title: 'Amazon S3',
  eventSource: 's3.amazonaws.com',
  iamPrefix: 's3',
  endpoint: 's3.{region}.amazonaws.com',
  protocol: 'rest-xml',
  throttled: { code: 'SlowDown', message: 'Please reduce your request rate.', status: 503 },
  empty: emptyState,
  operations: [
    getBucketAcl,
    putBucketAcl,
    getObjectAcl,
    getBucketEncryption,
    putBucketEncryption,
    getBucketLifecycleConfiguration,
    putBucketLifecycleConfiguration,
    deleteBucketLifecycle,
    getBucketLogging,
    putBucketLogging,
    putBucketMetricsConfiguration,
    getBucketMetricsConfiguration,
    listBucketMetricsConfigurations,
    deleteBucketMetricsConfiguration,
    getBucketOwnershipControls,
    putBucketOwnershipControls,
    getBucketPolicy,
    putBucketPolicy,
    deleteBucketPolicy,
    getBucketPolicyStatus,
    getBucketTagging,
    putBucketTagging,
    deleteBucketTagging,
    getBucketVersioning,
    putBucketVersioning,
    copyObject,
    createBucket,
    deleteBucket,
    deleteObject,
    deleteObjects,
    getBucketLocation,
    getObject,
    headBucket,
    headObject,
    listBuckets,
    listObjectVersions,
    listObjectsV2,
    listObjects,
    getPublicAccessBlock,
    putPublicAccessBlock,
    deletePublicAccessBlock,
    putObject,
    getObjectTagging,
    putObjectTagging,
    deleteObjectTagging,
    createMultipartUpload,
    uploadPart,
    uploadPartCopy,
    completeMultipartUpload,
    abortMultipartUpload,
    listParts,
    listMultipartUploads,
    ...unconfiguredReads,
  ],
  handlers: { 's3.report': reportStorage },
  stimuli: { grow, requests },
  seed: seedS3,
  leaveOut: leaveOutObjects,
});
