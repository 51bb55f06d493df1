package io.rondo.call;

import io.rondo.tx.UnitOfWork;

/** Learns what became of a call. The evening's room fills this port. */
public interface CallListener {

    void made(UnitOfWork work, Call call);

    void failed(UnitOfWork work, Call call);
}
