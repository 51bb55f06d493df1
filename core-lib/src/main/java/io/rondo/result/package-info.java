/**
 * What an event came to: {@code /event stats} for hosts, with a picture, who came, and files for a spreadsheet.
 *
 * <p>Read {@link io.rondo.result.Statistics} first: the numbers of an event that is over were saved at its end, those of one to
 * come are counted anew. Nothing here tells who said yes to whom, or who blocked or reported somebody.
 */
@NullMarked
package io.rondo.result;

import org.jspecify.annotations.NullMarked;
