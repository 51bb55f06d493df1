@NullMarked
package io.rondo.telegram.render;

import org.jspecify.annotations.NullMarked;
