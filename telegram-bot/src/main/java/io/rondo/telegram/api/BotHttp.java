package io.rondo.telegram.api;

import java.time.Duration;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** HTTP clients that suit Telegram. */
public final class BotHttp {
    private static final int AT_ONCE = 64;

    private BotHttp() {}

    /**
     * A client for sending. It does not repeat a request by itself: OkHttp's default would, when a kept connection
     * breaks before the answer is there, and a message would stand twice in the chat without anybody knowing.
     */
    public static OkHttpClient forSending() {
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher())
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(30))
                .callTimeout(Duration.ofSeconds(60))
                .build();
    }

    /** A client for long polls of this length; a connection that died silently is noticed soon after. */
    static OkHttpClient forPolling(Duration pollTimeout) {
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher())
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(pollTimeout.plusSeconds(10))
                .callTimeout(pollTimeout.plusSeconds(30))
                .build();
    }

    private static Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(AT_ONCE);
        // All requests go to one host, for which OkHttp allows five at once by default.
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return dispatcher;
    }
}
