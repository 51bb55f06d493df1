package io.rondo.bench.chat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from PostgreSQL's log what one connection was asked, where {@code log_statement} is {@code all}: a line
 * {@code LOG:  execute …: SQL}, and after it {@code DETAIL:  Parameters: $1 = '…', $2 = NULL} where it has any. Every line of a
 * text after its first begins with a tab.
 */
final class ServerLog {

    private static final Pattern ENTRY =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[(\\d+)] ([A-Z]+):  (.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^execute [^:]*: (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$\\d+ = (NULL|'((?:[^']++|'')*+)')(?:, |$)", Pattern.DOTALL);
    private static final String PARAMETERS = "parameters: ";

    private ServerLog() {}

    static long length(Path log) throws IOException {
        return Files.size(log);
    }

    /**
     * What that backend was asked since the log was so long, without the borders of transactions.
     *
     * @throws IllegalStateException when a line of parameters is not understood
     */
    static List<LoggedStatement> since(Path log, long length, int backend) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return statements(
                new String(all, (int) length, all.length - (int) length, StandardCharsets.UTF_8),
                Integer.toString(backend));
    }

    static List<LoggedStatement> statements(String text, String backend) {
        List<LoggedStatement> statements = new ArrayList<>();
        for (String entry : entries(text)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches() || !matcher.group(1).equals(backend)) {
                continue;
            }
            String message = matcher.group(3);
            Matcher execute = EXECUTE.matcher(message);
            if (matcher.group(2).equals("LOG") && execute.matches()) {
                statements.add(new LoggedStatement(execute.group(1), List.of()));
            } else if (matcher.group(2).equals("DETAIL")
                    && message.regionMatches(true, 0, PARAMETERS, 0, PARAMETERS.length())) {
                String sql = statements.removeLast().sql();
                statements.add(new LoggedStatement(sql, values(message.substring(PARAMETERS.length()))));
            }
        }
        return statements.stream()
                .filter(statement -> !isBorder(statement.sql().strip()))
                .toList();
    }

    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.add(entries.removeLast() + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    private static List<Optional<String>> values(String parameters) {
        List<Optional<String>> values = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(parameters);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            values.add(
                    matcher.group(1).equals("NULL")
                            ? Optional.empty()
                            : Optional.of(matcher.group(2).replace("''", "'")));
            end = matcher.end();
        }
        if (end != parameters.length()) {
            throw new IllegalStateException("not understood from " + end + " on: " + parameters);
        }
        return values;
    }

    private static boolean isBorder(String sql) {
        return sql.isEmpty() || sql.equals("BEGIN") || sql.equals("COMMIT") || sql.equals("ROLLBACK");
    }
}
