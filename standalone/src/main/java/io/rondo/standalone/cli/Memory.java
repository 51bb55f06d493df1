package io.rondo.standalone.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What a command needed of the heap. */
final class Memory {

    private static final long MEBIBYTE = 1024 * 1024;

    private Memory() {}

    /** The most that was in use at once since the process began, garbage included, in MiB. */
    static long usedMebibytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(java.lang.management.MemoryUsage::getUsed)
                        .sum()
                / MEBIBYTE;
    }
}
