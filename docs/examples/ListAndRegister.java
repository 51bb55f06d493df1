import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists the events of a community, registers one of its members for the first of them, and confirms the seat.
 *
 * <pre>java -cp 'lib/*' ListAndRegister.java PLATFORM USER_ID</pre>
 *
 * In {@code lib} are {@code com.rabbitmq:amqp-client} and what it depends on.
 * {@code AMQP_URL} is the broker's address, {@code RONDO_ENV} dev or prod. Each answer is a line: its type and its JSON.
 */
public final class ListAndRegister {

    private static final int PATIENCE_SECONDS = 30;
    /** The JDK reads no JSON; a program that does more than this takes a library for it. */
    private static final Pattern EVENT_ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
    private final Channel channel;
    private final String datemaker;
    private final String answers;
    private final String platform;
    private final String user;

    private ListAndRegister(Channel channel, String platform, String user) throws Exception {
        this.channel = channel;
        this.platform = platform;
        this.user = user;
        datemaker = "datemaker_" + variable("RONDO_ENV", "dev");
        channel.confirmSelect();
        channel.addReturnListener(returned -> {
            System.err.println("There is no queue " + returned.getRoutingKey() + ": was Rondo ever started here?");
            System.exit(1);
        });
        // A queue of our own under a name that the broker chooses; it is gone with our connection.
        answers = channel.queueDeclare().getQueue();
        channel.basicConsume(answers, true, (tag, delivery) -> arrived.add(delivery), tag -> {});
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("ListAndRegister PLATFORM USER_ID, such as: telegram 1001");
            System.exit(2);
        }
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(variable("AMQP_URL", "amqp://guest:guest@localhost:5672"));
        try (Connection connection = factory.newConnection("ListAndRegister");
                Channel channel = connection.createChannel()) {
            new ListAndRegister(channel, arguments[0], arguments[1]).listRegisterConfirm();
        }
    }

    private void listRegisterConfirm() throws Exception {
        Matcher first = EVENT_ID.matcher(ask("list_events", Optional.empty()));
        if (!first.find()) {
            System.err.println("There is no event to register for.");
            return;
        }
        Optional<String> event = Optional.of(first.group(1));
        ask("register_event", event);
        // Before confirmation opens, the answer is the reason not_possible.
        ask("confirm_registration", event);
    }

    /** Sends the command and returns the JSON of its answer. */
    private String ask(String command, Optional<String> event) throws Exception {
        String id = UUID.randomUUID().toString();
        Map<String, Object> headers =
                event.<Map<String, Object>>map(given -> Map.of("user_id", user, "event_id", given))
                        .orElse(Map.of("user_id", user));
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .type(command)
                .messageId(id)
                .correlationId(id)
                .replyTo(answers)
                .appId(platform + ":ListAndRegister")
                .contentType("application/json")
                .deliveryMode(2)
                .headers(headers)
                .build();
        channel.basicPublish("rondo", datemaker, true, properties, "{}".getBytes(StandardCharsets.UTF_8));
        // Until the broker has confirmed it, the command may be lost; sent again under the same id it does no harm.
        channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return answerTo(id);
    }

    private String answerTo(String id) throws InterruptedException {
        while (true) {
            Delivery delivery = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (delivery == null) {
                throw new IllegalStateException("No answer came; ./rondo queues may say why.");
            }
            // An answer may come twice, as everything on the broker may.
            if (id.equals(delivery.getProperties().getCorrelationId())) {
                String json = new String(delivery.getBody(), StandardCharsets.UTF_8);
                System.out.println(delivery.getProperties().getType() + " " + json);
                return json;
            }
        }
    }

    private static String variable(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).filter(given -> !given.isBlank()).orElse(otherwise);
    }
}
