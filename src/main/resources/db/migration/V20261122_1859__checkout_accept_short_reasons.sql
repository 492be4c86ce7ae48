-- any reason in words will do; that there is one is what counts
alter table refund drop constraint ck_refund_reason;
alter table refund add constraint ck_refund_reason check (length(reason) >= 1);
