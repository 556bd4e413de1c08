// PUT of one object to R2 or another S3 server, signed with AWS Signature Version 4
// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
import { createHash, createHmac } from 'node:crypto';

import { call } from './http.mjs';

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const hex = (text) => createHash('sha256').update(text).digest('hex');
const encoded = (segment) =>
  encodeURIComponent(segment).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** @param store { endpoint: URL, bucket, accessKeyId, secretAccessKey, region, acl } */
export async function putObject(store, key, file) {
  const path = `${store.endpoint.pathname.replace(/\/+$/, '')}/${[store.bucket, ...key.split('/')].map(encoded).join('/')}`;
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${store.region}/s3/aws4_request`;
  const headers = { host: store.endpoint.host, 'x-amz-content-sha256': file.sha256, 'x-amz-date': time,
    ...(store.acl === 'private' ? {} : { 'x-amz-acl': store.acl }) };
  const names = Object.keys(headers).sort();
  const canonical = ['PUT', path, '', ...names.map((name) => `${name}:${headers[name]}`), '', names.join(';'),
    file.sha256].join('\n');
  const signingKey = scope.split('/').reduce((secret, part) => hmac(secret, part), `AWS4${store.secretAccessKey}`);
  const signature = createHmac('sha256', signingKey).update(['AWS4-HMAC-SHA256', time, scope, hex(canonical)].join('\n'))
    .digest('hex');
  return call('PUT', new URL(path, store.endpoint), { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${store.accessKeyId}/`
    + `${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}` }, { file: file.path, size: file.size });
}
