package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.DescriptionFile;
import io.rondo.testkit.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares requests with the machine-readable description of the Bot API, when {@link DescriptionFile} finds it. */
final class DescriptionCheck {
    private static final String FILE = "api/telegram-api.json";
    /** Files may be sent under any name that an attach:// value names. */
    private static final String ATTACH = "attach://";
    /** telegrambots repeats the method's name in each body, as answers to webhooks need it. */
    private static final String METHOD_IN_BODY = "method";
    /** Parameters of Bot API 10.2, for a description that is older. */
    private static final Map<String, String> EPHEMERAL_PARAMETERS =
            Map.of("receiver_user_id", "Integer", "callback_query_id", "String");

    private static final Set<String> EPHEMERAL_METHODS = Set.of(
            "editEphemeralMessageText",
            "editEphemeralMessageCaption",
            "editEphemeralMessageMedia",
            "editEphemeralMessageReplyMarkup",
            "deleteEphemeralMessage");

    private final Map<String, String> methodNames = new LinkedHashMap<>();
    private final JsonNode description;

    private DescriptionCheck(JsonNode description) {
        this.description = description;
        description.path("methods").propertyNames().forEach(n -> methodNames.put(n.toLowerCase(Locale.ROOT), n));
        EPHEMERAL_METHODS.forEach(n -> methodNames.putIfAbsent(n.toLowerCase(Locale.ROOT), n));
    }

    /** The description if there is one; otherwise says once on standard output that the check is left out. */
    static Optional<DescriptionCheck> find() {
        return DescriptionFile.find(FILE, "Telegram").map(text -> new DescriptionCheck(Json.parse(text)));
    }

    /** The method in Telegram's spelling, if it exists. */
    Optional<String> methodName(String anyCase) {
        return Optional.ofNullable(methodNames.get(anyCase.toLowerCase(Locale.ROOT)));
    }

    /** What is wrong with a call; empty when it is as described. */
    List<String> check(String method, RequestParser.Parsed request) {
        JsonNode described = description.path("methods").path(method);
        List<String> wrong = new ArrayList<>();
        if (described.isMissingNode()) {
            return wrong;
        }
        Map<String, JsonNode> fields = fields(described);
        for (Map.Entry<String, JsonNode> param : request.params().properties()) {
            String name = param.getKey();
            JsonNode value = param.getValue();
            if (value.isNull() || name.equals(METHOD_IN_BODY)) {
                continue;
            }
            JsonNode field = fields.get(name);
            if (field == null) {
                if (!isNewer(method, name)) {
                    wrong.add(method + ": unknown parameter " + name);
                }
            } else {
                JsonNode typed = request.fromForm() ? fromForm(value.asString(), field.path("types")) : value;
                wrong.addAll(value(method + "." + name, typed, field.path("types")));
            }
        }
        for (String required : required(fields)) {
            if (!Json.present(request.params().get(required))
                    && !request.files().containsKey(required)) {
                wrong.add(method + ": required parameter " + required + " is missing");
            }
        }
        for (String part : request.files().keySet()) {
            boolean named = request.params().toString().contains(ATTACH + part.replace("\"", "\\\""));
            if (!fields.containsKey(part) && !named) {
                wrong.add(method + ": the uploaded part " + part + " is named by no parameter");
            }
        }
        return wrong;
    }

    private static boolean isNewer(String method, String parameter) {
        return method.startsWith("send") && EPHEMERAL_PARAMETERS.containsKey(parameter);
    }

    private static Map<String, JsonNode> fields(JsonNode described) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        described.path("fields").forEach(f -> fields.put(f.path("name").asString(), f));
        return fields;
    }

    private static List<String> required(Map<String, JsonNode> fields) {
        return fields.entrySet().stream()
                .filter(e -> e.getValue().path("required").asBoolean(false))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A form carries text only: reads it as the described type would have it, or leaves it a string. */
    private static JsonNode fromForm(String text, JsonNode types) {
        boolean mayBeString = false;
        for (JsonNode type : types) {
            mayBeString |= type.asString().equals("String") || type.asString().equals("InputFile");
        }
        if (mayBeString) {
            return Json.MAPPER.valueToTree(text);
        }
        try {
            return Json.parse(text);
        } catch (JacksonException e) {
            return Json.MAPPER.valueToTree(text);
        }
    }

    /** Complaints about a value that may be of any of these types: those of the type that it fits best. */
    private List<String> value(String where, JsonNode value, JsonNode types) {
        List<List<String>> complaints = new ArrayList<>();
        types.forEach(t -> complaints.add(value(where, value, t.asString())));
        return complaints.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    private List<String> value(String where, JsonNode value, String type) {
        if (type.startsWith("Array of ")) {
            return array(where, value, type.substring("Array of ".length()));
        }
        return switch (type) {
            case "String", "InputFile" -> unless(value.isString(), where, type, value);
            case "Integer" -> unless(value.isIntegralNumber(), where, type, value);
            case "Float" -> unless(value.isNumber(), where, type, value);
            case "Boolean", "True" -> unless(value.isBoolean(), where, type, value);
            default -> object(where, value, type);
        };
    }

    private List<String> array(String where, JsonNode value, String elements) {
        if (!value.isArray()) {
            return unless(false, where, "Array of " + elements, value);
        }
        List<String> wrong = new ArrayList<>();
        int i = 0;
        for (JsonNode element : value) {
            wrong.addAll(value(where + "[" + i++ + "]", element, elements));
        }
        return wrong;
    }

    private List<String> object(String where, JsonNode value, String type) {
        JsonNode described = description.path("types").path(type);
        JsonNode subtypes = described.path("subtypes");
        if (subtypes.isArray() && !subtypes.isEmpty()) {
            return value(where, value, subtypes);
        }
        if (!(value instanceof ObjectNode object)) {
            return unless(false, where, type, value);
        }
        List<String> wrong = new ArrayList<>();
        Map<String, JsonNode> fields = fields(described);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode field = fields.get(entry.getKey());
            if (entry.getValue().isNull()) {
                continue;
            }
            if (field == null) {
                if (!isNewerField(type, entry.getKey())) {
                    wrong.add(where + ": " + type + " has no field " + entry.getKey());
                }
            } else {
                wrong.addAll(value(where + "." + entry.getKey(), entry.getValue(), field.path("types")));
            }
        }
        for (String required : required(fields)) {
            if (!Json.present(object.get(required)) && !object.has("ephemeral_message_id")) {
                wrong.add(where + ": " + type + " lacks " + required);
            }
        }
        wrong.addAll(constants(where, object, fields));
        return wrong;
    }

    private static boolean isNewerField(String type, String field) {
        return (type.equals("BotCommand") && field.equals("is_ephemeral"))
                || (type.equals("ReplyParameters") && field.equals("ephemeral_message_id"));
    }

    /** Tells subtypes apart: "Scope type, must be chat" says that the value is {@code chat}. */
    private static List<String> constants(String where, ObjectNode object, Map<String, JsonNode> fields) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
            String text = field.getValue().path("description").asString();
            int must = text.indexOf("must be ");
            boolean discriminator =
                    field.getKey().equals("type") || field.getKey().equals("source");
            if (must > 0 && discriminator && Json.present(object.get(field.getKey()))) {
                String wanted = text.substring(must + "must be ".length()).replaceAll("[^a-z_].*", "");
                if (!wanted.isEmpty()
                        && !wanted.equals("one")
                        && !wanted.equals(object.get(field.getKey()).asString())) {
                    wrong.add(where + "." + field.getKey() + ": must be " + wanted);
                }
            }
        }
        return wrong;
    }

    private static List<String> unless(boolean fits, String where, String type, JsonNode value) {
        return fits ? List.of() : List.of(where + ": " + type + " expected, got " + value.getNodeType() + " " + value);
    }
}
