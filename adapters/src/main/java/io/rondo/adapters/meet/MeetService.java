package io.rondo.adapters.meet;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.meet.v2.Meet;
import com.google.api.services.meet.v2.model.ConferenceRecord;
import com.google.api.services.meet.v2.model.EndActiveConferenceRequest;
import com.google.api.services.meet.v2.model.Participant;
import com.google.api.services.meet.v2.model.Space;
import com.google.api.services.meet.v2.model.SpaceConfig;
import com.google.auth.Retryable;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.rondo.call.CallServices;
import io.rondo.call.pool.RoomPool;
import io.rondo.call.remote.CallServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we ask of Google, with its own library, and what its faults mean to us. Safe to use from several threads. */
final class MeetService {

    /** Only what we have made ourselves: neither other meetings of the account nor its calendar. */
    static final String SCOPE = "https://www.googleapis.com/auth/meetings.space.created";

    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MOST_PARTICIPANTS = 100;

    private final CallServices.Meet settings;
    private volatile @Nullable Meet client;

    MeetService(CallServices.Meet settings) {
        this.settings = settings;
    }

    private interface Question<T> {
        T ask(Meet meet) throws IOException;
    }

    /** A fresh space that anybody may enter who has its link, without being let in. */
    RoomPool.Room create() throws CallServiceException {
        Space space = ask(meet -> meet.spaces()
                .create(new Space()
                        .setConfig(new SpaceConfig().setAccessType("OPEN").setEntryPointAccess("ALL")))
                .execute());
        if (space.getName() == null || space.getMeetingUri() == null) {
            throw CallServiceException.passing("Google Meet made a space without a link");
        }
        return new RoomPool.Room(space.getName(), space.getMeetingUri());
    }

    /** Puts everybody out; nothing happens where nobody is, or where the space is gone. */
    void end(String space) throws CallServiceException {
        ask(meet -> {
            try {
                return meet.spaces()
                        .endActiveConference(space, new EndActiveConferenceRequest())
                        .execute();
            } catch (GoogleJsonResponseException answer) {
                if (answer.getStatusCode() == 404) {
                    return "";
                }
                throw answer;
            }
        });
    }

    /** What Google keeps of the meetings in a space, newest first. */
    List<ConferenceRecord> conferences(String space) throws CallServiceException {
        return ask(meet -> Optional.ofNullable(meet.conferenceRecords()
                        .list()
                        .setFilter("space.name = \"" + space + "\"")
                        .execute()
                        .getConferenceRecords())
                .orElse(List.of()));
    }

    List<Participant> participants(String conference) throws CallServiceException {
        return ask(meet -> Optional.ofNullable(meet.conferenceRecords()
                        .participants()
                        .list(conference)
                        .setPageSize(MOST_PARTICIPANTS)
                        .execute()
                        .getParticipants())
                .orElse(List.of()));
    }

    /** Asks for something that needs the credentials and the scope. */
    void test() throws CallServiceException {
        ask(meet -> meet.conferenceRecords().list().setPageSize(1).execute());
    }

    private <T> T ask(Question<T> question) throws CallServiceException {
        try {
            return question.ask(client());
        } catch (HttpResponseException answer) {
            throw meaning(answer);
        } catch (WrongKeyException wrong) {
            throw CallServiceException.lasting(
                    "GOOGLE_CREDENTIALS_FILE holds neither the key of a service account nor an authorised user");
        } catch (IOException lost) {
            boolean lasting = lost instanceof Retryable told && !told.isRetryable();
            throw lasting
                    ? CallServiceException.lasting("Google does not accept the account in GOOGLE_CREDENTIALS_FILE")
                    : CallServiceException.passing(
                            "Google Meet does not answer (" + lost.getClass().getSimpleName() + ")");
        }
    }

    private static CallServiceException meaning(HttpResponseException answer) {
        String said = Optional.ofNullable(answer.getContent()).orElse("").toLowerCase(Locale.ROOT);
        boolean tooMany = answer.getStatusCode() == 429
                || answer.getStatusCode() == 403
                        && (said.contains("ratelimitexceeded") || said.contains("resource_exhausted"));
        if (tooMany) {
            Optional<Duration> after = Optional.ofNullable(answer.getHeaders().getRetryAfter())
                    .filter(seconds -> seconds.matches("\\d{1,6}"))
                    .map(Long::parseLong)
                    .map(Duration::ofSeconds);
            return CallServiceException.busy("Google Meet has been asked too often", after);
        }
        return switch (answer.getStatusCode()) {
            case 401 -> CallServiceException.lasting("Google does not accept the account in GOOGLE_CREDENTIALS_FILE");
            case 403 ->
                CallServiceException.lasting(
                        "the account in GOOGLE_CREDENTIALS_FILE may not make meetings: switch the Google"
                                + " Meet API on, and allow the scope " + SCOPE);
            default ->
                answer.getStatusCode() >= 500
                        ? CallServiceException.passing("Google Meet answers " + answer.getStatusCode())
                        : CallServiceException.lasting("Google Meet answers " + answer.getStatusCode());
        };
    }

    private Meet client() throws IOException {
        Meet made = client;
        if (made == null) {
            made = new Meet.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), requests())
                    .setRootUrl(settings.api() + "/")
                    .setApplicationName("Rondo")
                    .build();
            client = made;
        }
        return made;
    }

    /** The file is read anew until it is right, so that nobody has to restart. */
    private GoogleCredentials credentials() throws WrongKeyException {
        try (InputStream file = Files.newInputStream(settings.credentials())) {
            return GoogleCredentials.fromStream(file).createScoped(SCOPE);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new WrongKeyException(wrong);
        }
    }

    /** The file holds no key. */
    private static final class WrongKeyException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongKeyException(Exception cause) {
            super(cause);
        }
    }

    private HttpRequestInitializer requests() throws IOException {
        GoogleCredentials credentials = credentials();
        HttpCredentialsAdapter authorised = new HttpCredentialsAdapter(
                settings.subject().map(credentials::createDelegated).orElse(credentials));
        return request -> {
            authorised.initialize(request);
            request.setConnectTimeout(CONNECT_MILLIS);
            request.setReadTimeout(READ_MILLIS);
            request.setNumberOfRetries(1);
        };
    }
}
