package io.rondo.standalone;

import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.runtime.CoreConfiguration;
import io.rondo.runtime.RuntimeConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Every service in one JVM. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RuntimeConfiguration.class, CoreConfiguration.class, DatemakerConfiguration.class})
class StandaloneConfiguration {}
