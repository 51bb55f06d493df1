package io.rondo.telegram.render;

import java.util.List;

/** One message of Telegram: a reply becomes one of these, or several. Texts are HTML. */
public sealed interface Part {

    /** The rows of buttons. */
    List<List<Key>> keyboard();

    /** A text of at most 4,096 characters. */
    record Text(String html, List<List<Key>> keyboard) implements Part {}

    /** A picture that Telegram fetches by itself. */
    record LinkedPhoto(String url, String html, List<List<Key>> keyboard) implements Part {}

    /** A file that we send along; a picture is shown as one. */
    record File(String name, byte[] content, boolean picture, String html, List<List<Key>> keyboard) implements Part {}
}
