/**
 * What is kept from everyone without the key: encryption of single values, and codes that prove that we wrote something.
 * One master key from the environment, one derived key per purpose.
 *
 * <p>Read {@link io.rondo.secret.MasterKey} first; from it come {@link io.rondo.secret.SecretBox} (to hide) and
 * {@link io.rondo.secret.MessageAuthenticator} (to sign).
 */
@NullMarked
package io.rondo.secret;

import org.jspecify.annotations.NullMarked;
