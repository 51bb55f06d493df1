package io.rondo.standalone.backup;

import io.rondo.secret.MasterKey;

/** Tells keys apart without revealing them. */
public final class KeyFingerprint {

    private static final int BYTES = 8;

    private KeyFingerprint() {}

    /** Eleven characters, always the same for a key. */
    public static String of(MasterKey key) {
        return key.authenticator("backup.fingerprint", BYTES).sign("Rondo");
    }
}
