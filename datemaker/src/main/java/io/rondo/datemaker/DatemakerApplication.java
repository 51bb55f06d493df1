package io.rondo.datemaker;

import io.rondo.adapters.CallAdapters;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.ServiceProcess;
import io.rondo.runtime.settings.Environment;
import java.util.Optional;

/** The event service as a process of its own; what that needs is said at {@link ServiceMain}. */
public final class DatemakerApplication {

    private DatemakerApplication() {}

    public static void main(String[] arguments) {
        ServiceMain.run(DatemakerApplication.class, DatemakerApplication::services);
    }

    static void services(Environment environment, ServiceProcess process) {
        // Discord's bot has its token alone; where it serves a server of the community, rows say so.
        process.with(DatemakerConfiguration.class)
                .deciding(CallAdapters.bestFirst(true, environment.calls(), Optional.empty()));
    }
}
