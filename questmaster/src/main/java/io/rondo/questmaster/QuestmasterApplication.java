package io.rondo.questmaster;

import io.rondo.call.CallProviders;
import io.rondo.call.FixedLink;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.ServiceProcess;
import io.rondo.runtime.settings.Environment;
import java.util.List;

/** The quest service as a process of its own; what that needs is said at {@link ServiceMain}. */
public final class QuestmasterApplication {

    private QuestmasterApplication() {}

    public static void main(String[] arguments) {
        ServiceMain.run(QuestmasterApplication.class, QuestmasterApplication::services);
    }

    static void services(Environment environment, ServiceProcess process) {
        // It makes no calls; the core wants to know of some provider all the same.
        process.with(QuestmasterConfiguration.class).deciding(new CallProviders(List.of(new FixedLink())));
    }
}
