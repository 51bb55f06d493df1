package io.rondo.result;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a file for spreadsheets (RFC 4180), with the mark by which Excel knows UTF-8. What people wrote is never a formula:
 * a spreadsheet would run it, so a cell that begins like one gets an apostrophe before it (OWASP, "CSV Injection").
 */
final class CsvFile {

    static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private static final String UTF_8_MARK = "\uFEFF";
    /** As they are, and as wide letters, which some spreadsheets read in the same way. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private CsvFile() {}

    /** Each row with as many cells as the first. */
    static byte[] of(List<List<String>> rows) {
        return (UTF_8_MARK
                        + rows.stream()
                                .map(row -> row.stream().map(CsvFile::cell).collect(Collectors.joining(",")) + "\r\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        return '"' + defused(text).replace("\"", "\"\"") + '"';
    }

    /** Spaces before a formula do not keep it from being one. */
    private static String defused(String text) {
        int first = 0;
        while (first < text.length() && isBlank(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        boolean formula = (!text.isEmpty() && BEGINS_FORMULA.indexOf(text.codePointAt(0)) >= 0)
                || (first < text.length() && BEGINS_FORMULA.indexOf(text.codePointAt(first)) >= 0);
        return formula ? "'" + text : text;
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
