-- Pages of an app's releases, in a collation of their own. By the plain order of ids PostgreSQL may walk the primary key instead
-- and pass all releases of other apps that are newer: a test with two apps of 10,000 releases saw it read 10,000 rows in vain.
-- Ids are ASCII, so the order is the same.

drop index release_app_newest;
drop index release_app_status_newest;
drop index release_app_channel_newest;

create index release_app_newest on release (app_id, id collate ucs_basic desc);
create index release_app_status_newest on release (app_id, status, id collate ucs_basic desc);
create index release_app_channel_newest on release (app_id, channel, id collate ucs_basic desc);
