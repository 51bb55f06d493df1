package io.rondo.tx;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
import org.jdbi.v3.core.extension.ExtensionMetadata;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * The stores of all units of work. Each is made once and works on the transaction of the thread that calls it: making one for
 * every transaction costs more than most of its statements do. Methods of the plain kind, which are nearly all, run as a
 * {@link StoreStatement}; the others as Jdbi does it. Safe to use from several threads.
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
        Extensions extensions = jdbi.getConfig(Extensions.class);
        Object ofJdbi = extensions
                .findFor(type, ofThisThread)
                .orElseThrow(() -> new IllegalArgumentException(type + " is no store"));
        ExtensionMetadata metadata = extensions.findMetadata(
                type, extensions.findFactory(SqlObjectFactory.class).orElseThrow());
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Store(type, ofJdbi, metadata));
    }

    /** Runs the work with the handle as this thread's. */
    <T> T with(Handle handle, Supplier<T> work) {
        return ScopedValue.where(current, handle.attach(Bound.class).handleSupplier)
                .call(work::get);
    }

    /** What stands behind one store. */
    private final class Store implements InvocationHandler {

        private final Class<?> type;
        private final Object ofJdbi;
        private final ExtensionMetadata metadata;
        private final Map<Method, StoreStatement> statements = new ConcurrentHashMap<>();

        Store(Class<?> type, Object ofJdbi, ExtensionMetadata metadata) {
            this.type = type;
            this.ofJdbi = ofJdbi;
            this.metadata = metadata;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            StoreStatement known = statements.get(method);
            if (known == null && StoreStatement.suits(method)) {
                known = find(method);
                statements.put(method, known);
            }
            if (known != null) {
                return known.run(
                        ofThisThread.getHandle().getConnection(), arguments == null ? NO_ARGUMENTS : arguments);
            }
            try {
                // A store that only its own room knows is as good as any.
                method.setAccessible(true);
                return method.invoke(ofJdbi, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private StoreStatement find(Method method) throws Exception {
            ConfigRegistry config =
                    metadata.createMethodConfiguration(method, metadata.createInstanceConfiguration(jdbi.getConfig()));
            return ofThisThread.invokeInContext(
                    ExtensionContext.forExtensionMethod(config, type, method),
                    () -> new StoreStatement(
                            method,
                            ofThisThread
                                    .getHandle()
                                    .createQuery(StoreStatement.sqlOf(method))
                                    .getContext()));
        }
    }

    private static final @Nullable Object[] NO_ARGUMENTS = {};

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
