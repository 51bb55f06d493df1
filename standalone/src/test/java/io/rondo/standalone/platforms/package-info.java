/**
 * One community on Discord and Telegram at once, both bots through their real libraries against fakes of both platforms. Read
 * {@link io.rondo.standalone.platforms.MixedEveningTest} first.
 */
@NullMarked
package io.rondo.standalone.platforms;

import org.jspecify.annotations.NullMarked;
