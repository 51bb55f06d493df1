package io.rondo.adapters.meet;

import com.google.api.services.meet.v2.model.ConferenceRecord;
import com.google.api.services.meet.v2.model.Participant;
import io.rondo.call.Attendance;
import io.rondo.call.CallRequest;
import io.rondo.call.CallServices;
import io.rondo.call.pool.RoomPool;
import io.rondo.call.remote.CallServiceException;
import io.rondo.call.remote.CallTools;
import io.rondo.call.remote.LatestTest;
import io.rondo.call.remote.RemoteCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls in spaces of Google Meet. Google makes ten a minute for an account, so a number of them is kept ahead; each is bound to
 * one call and never used again.
 */
public final class MeetCalls implements RemoteCalls {

    public static final String NAME = "meet";

    /** Nine a minute: one less than Google allows. */
    static final Duration GAP = Duration.ofMillis(6_700);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(15);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(8);
    private static final Duration REPORT_AFTER = Duration.ofMinutes(2);

    private final MeetService service;
    private final int ahead;
    private final LatestTest latestTest = new LatestTest();
    private volatile Duration backOff = FIRST_BACK_OFF;

    public MeetCalls(CallServices.Meet settings) {
        this.service = new MeetService(settings);
        this.ahead = settings.ahead();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean endsCalls() {
        return true;
    }

    @Override
    public LatestTest latestTest() {
        return latestTest;
    }

    @Override
    public void test() throws CallServiceException {
        service.test();
    }

    @Override
    public Creation.Created make(CallTools tools, CallRequest request) throws CallServiceException {
        RoomPool pool = pool(tools);
        Optional<RoomPool.Room> room = pool.bind(request.callId());
        if (room.isEmpty() && pool.takeTurn()) {
            pool.add(create(pool));
            room = pool.bind(request.callId());
        }
        return room.map(one -> new Creation.Created(one.url(), one.reference()))
                .orElseThrow(() -> CallServiceException.busy(
                        "no fresh space is left, and Google makes ten a minute", Optional.empty()));
    }

    /** Makes one more space ahead, if one is missing and Google may be asked. */
    @Override
    public void upkeep(CallTools tools) {
        RoomPool pool = pool(tools);
        if (unready().isPresent() || pool.fresh() >= ahead || !pool.takeTurn()) {
            return;
        }
        try {
            pool.add(create(pool));
        } catch (CallServiceException failure) {
            if (!failure.isBusy()) {
                latestTest.failed(failure.reason());
            }
        }
    }

    private static RoomPool pool(CallTools tools) {
        return tools.pool(NAME, GAP);
    }

    /** Asks Google, and leaves it alone for a growing while when that does not work. */
    private RoomPool.Room create(RoomPool pool) throws CallServiceException {
        try {
            RoomPool.Room room = service.create();
            backOff = FIRST_BACK_OFF;
            return room;
        } catch (CallServiceException failure) {
            pool.leaveAlone(longer(failure.retryAfter(), backOff));
            Duration doubled = backOff.multipliedBy(2);
            backOff = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
            throw failure;
        }
    }

    @Override
    public void finish(String reference) throws CallServiceException {
        service.end(reference);
    }

    @Override
    public Optional<Duration> reportAfter() {
        return Optional.of(REPORT_AFTER);
    }

    /** Google names nobody to us: whoever came is counted, and from two on the time runs in which two were there. */
    @Override
    public Optional<Attendance> attendance(String reference) throws CallServiceException {
        List<Presence> presences = new ArrayList<>();
        List<ConferenceRecord> over = service.conferences(reference).stream()
                .filter(record -> record.getEndTime() != null)
                .toList();
        for (ConferenceRecord record : over) {
            Optional<Instant> end = instant(record.getEndTime());
            for (Participant participant : service.participants(record.getName())) {
                Optional<Instant> from = instant(participant.getEarliestStartTime());
                Optional<Instant> to = instant(participant.getLatestEndTime()).or(() -> end);
                if (from.isPresent() && to.isPresent()) {
                    presences.add(new Presence(from.get(), to.get()));
                }
            }
        }
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attendance(Math.min(2, presences.size()), Presence.together(presences)));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
