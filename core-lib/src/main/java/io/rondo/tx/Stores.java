package io.rondo.tx;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;

/**
 * The stores of all units of work. Each is made once and works on the transaction of the thread that calls it: making one for
 * every transaction costs more than most of its statements do. Safe to use from several threads.
 */
final class Stores {

    private final Jdbi jdbi;
    private final ScopedValue<HandleSupplier> current = ScopedValue.newInstance();
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();
    private final HandleSupplier ofThisThread = new OfThisThread();

    Stores(Jdbi jdbi) {
        this.jdbi = jdbi;
        Extensions extensions = jdbi.getConfig(Extensions.class);
        if (!extensions.hasExtensionFor(Bound.class)) {
            extensions.register(new BoundFactory());
        }
    }

    <S> S get(Class<S> type) {
        Object store = made.get(type);
        return type.cast(store == null ? made.computeIfAbsent(type, this::make) : store);
    }

    private Object make(Class<?> type) {
        return jdbi.getConfig(Extensions.class)
                .findFor(type, ofThisThread)
                .orElseThrow(() -> new IllegalArgumentException(type + " is no store"));
    }

    /** Runs the work with the handle as this thread's. */
    <T> T with(Handle handle, Supplier<T> work) {
        return ScopedValue.where(current, handle.attach(Bound.class).handleSupplier)
                .call(work::get);
    }

    /** How a handle lends itself to extensions, which Jdbi shows to extensions only; so this is one. */
    private static final class Bound {
        private final HandleSupplier handleSupplier;

        Bound(HandleSupplier handleSupplier) {
            this.handleSupplier = handleSupplier;
        }
    }

    private static final class BoundFactory implements ExtensionFactory {

        @Override
        public boolean accepts(Class<?> type) {
            return type == Bound.class;
        }

        @Override
        public <E> E attach(Class<E> type, HandleSupplier handleSupplier) {
            return type.cast(new Bound(handleSupplier));
        }

        @Override
        public Set<FactoryFlag> getFactoryFlags() {
            return EnumSet.of(FactoryFlag.DONT_USE_PROXY);
        }
    }

    private final class OfThisThread implements HandleSupplier {

        private HandleSupplier bound() {
            return current.orElseThrow(() -> new IllegalStateException("A store is used outside of its unit of work"));
        }

        @Override
        public Handle getHandle() {
            return bound().getHandle();
        }

        @Override
        public Jdbi getJdbi() {
            return jdbi;
        }

        @Override
        public ConfigRegistry getConfig() {
            return jdbi.getConfig();
        }

        @Override
        public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
            return bound().invokeInContext(context, task);
        }
    }
}
