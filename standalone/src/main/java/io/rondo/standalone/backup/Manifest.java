package io.rondo.standalone.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format of the file, so that a later Rondo knows an older one's
 * @param madeAt when its snapshot was taken, to the second
 * @param schemaVersion of the database it is of
 * @param keyFingerprint tells the secret key with which private values in it are encrypted, and does not reveal it
 * @param sequences what each would give next
 */
public record Manifest(
        int format,
        Instant madeAt,
        String schemaVersion,
        String keyFingerprint,
        List<Table> tables,
        Map<String, Long> sequences) {

    /** The format that this program writes, and the only one it reads. */
    public static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    /**
     * One table's rows.
     *
     * @param columns in the order of the rows' values
     * @param sha256 of its entry, in hexadecimal digits
     */
    public record Table(String name, List<String> columns, long rows, String sha256) {

        static String entry(String name) {
            return "tables/" + name + ".copy";
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
