-- A remembered answer has the entity tag that the first one had; lists of releases by state or channel stay as cheap at their
-- end as at their start, however rare what is asked for is among the rest.

alter table idempotency add column etag varchar(100);

create index release_app_status_newest on release (app_id, status, id desc);
create index release_app_channel_newest on release (app_id, channel, id desc);
