package io.rondo.call;

import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.call.remote.Errands;
import io.rondo.call.remote.RemoteCalls;
import io.rondo.chat.Feature;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** Calls as the house sees them: the messages to providers and their answers. Has no commands and no words. */
public final class CallFeature implements Feature {

    private final CallProviders providers;
    private final Calls calls;
    private final CallListener listener;
    private final Errands errands;

    public CallFeature(CallProviders providers, Calls calls, CallListener listener, Errands errands) {
        this.providers = providers;
        this.calls = calls;
        this.listener = listener;
        this.errands = errands;
    }

    @Override
    public String name() {
        return "call";
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.of(
                Subscription.onDatemaker(Calls.CREATE_CALL, this::create),
                Subscription.onDatemaker(Calls.END_CALL, this::end),
                Subscription.onBots(Calls.CREATE_CALL, this::create),
                Subscription.onBots(Calls.END_CALL, this::end),
                Subscription.onDatemaker(Calls.CALL_CREATED, this::made),
                Subscription.onDatemaker(Calls.CALL_FAILED, this::notMade),
                Subscription.onDatemaker(Calls.CALL_REPORT, this::report));
    }

    private void create(UnitOfWork work, Message message) {
        CallRequest request = message.bodyAs(CallRequest.class);
        CallProvider provider = provider(request.provider());
        if (provider instanceof RemoteCalls remote) {
            errands.make(work, remote, request, message);
            return;
        }
        switch (provider.create(work, request, message)) {
            case CallProvider.Creation.Created(String url, Optional<String> secondUrl, String reference) ->
                work.send(message.answer(
                        Queue.DATEMAKER,
                        Calls.CALL_CREATED,
                        new Calls.Made(request.callId(), url, secondUrl, reference)));
            case CallProvider.Creation.Failed(String reason) ->
                work.send(message.answer(
                        Queue.DATEMAKER, Calls.CALL_FAILED, new Calls.NotMade(request.callId(), reason)));
            case CallProvider.Creation.Later later -> {}
        }
    }

    private void end(UnitOfWork work, Message message) {
        Calls.ToEnd toEnd = message.bodyAs(Calls.ToEnd.class);
        CallProvider provider = provider(toEnd.provider());
        if (provider instanceof RemoteCalls remote) {
            errands.end(work, remote, toEnd);
        } else {
            provider.end(toEnd.reference());
        }
    }

    private CallProvider provider(String name) {
        return providers.find(name).orElseThrow(() -> new Unprocessable("there is no call provider called " + name));
    }

    private void made(UnitOfWork work, Message message) {
        calls.made(work, message.bodyAs(Calls.Made.class)).ifPresent(call -> listener.made(work, call));
    }

    private void report(UnitOfWork work, Message message) {
        calls.report(work, message.bodyAs(Calls.Report.class));
    }

    private void notMade(UnitOfWork work, Message message) {
        calls.notMade(work, message.bodyAs(Calls.NotMade.class)).ifPresent(call -> listener.failed(work, call));
    }
}
