package io.rondo.template;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.Role;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventCard;
import io.rondo.event.EventLookup;
import io.rondo.event.Events;
import io.rondo.event.Timeline;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.EventMakers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /template save|list|use|delete}, and {@code /drafts}. */
final class TemplateCommands {

    private static final String TEMPLATE = "template";
    private static final String EVENT = "event";
    private static final int PER_PAGE = 5;
    private static final int MOST_PAGES = 1_000;

    private final Templates templates;
    private final Events events;
    private final Communities communities;

    TemplateCommands(Templates templates, Events events, Communities communities) {
        this.templates = templates;
        this.events = events;
        this.communities = communities;
    }

    List<Command> all() {
        OptionType event = new OptionType.Reference(new EventLookup(events));
        Option named = Option.required(TEMPLATE, new OptionType.Reference(new TemplateLookup(templates)));
        Option pressed = Option.required(TEMPLATE, new OptionType.Internal());
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        return List.of(
                Command.typed(
                                "template save",
                                this::save,
                                Option.required("name", new OptionType.Text(Templates.LONGEST_NAME, false)),
                                Option.required(EVENT, event))
                        .by(Access.HOST),
                Command.typed("template list", this::list, page).by(Access.HOST),
                Command.pressed("template page", this::list, page).by(Access.HOST),
                Command.typed("template use", this::use, named, Option.required("starts", new OptionType.Moment(false)))
                        .by(Access.HOST),
                Command.typed("template delete", this::delete, named).by(Access.HOST),
                Command.pressed("template remove", this::delete, pressed).by(Access.HOST),
                Command.typed("drafts", this::drafts, page).by(Access.HOST),
                Command.pressed("drafts page", this::drafts, page).by(Access.HOST),
                Command.pressed("drafts open", this::open, Option.required(EVENT, event))
                        .by(Access.HOST));
    }

    private Reply save(Conversation conversation) {
        Community community = maker(conversation);
        Event event = events.get(conversation.work(), conversation.options().requiredId(EVENT));
        events.requireHost(conversation.work(), event, conversation.requester());
        if (!event.communityId().equals(community.id())) {
            throw new UserError("event.error.gone");
        }
        String name = conversation.options().text("name").orElseThrow().strip();
        templates.save(conversation.work(), name, event, conversation.personId());
        return Reply.text(conversation.words().text("template.saved", "name", name, "title", event.title()));
    }

    private Reply list(Conversation conversation) {
        Community community = maker(conversation);
        Words words = conversation.words();
        List<Templates.Named> all = templates.all(conversation.work(), community.id());
        return Pages.listing(
                words.text(all.isEmpty() ? "template.none" : "template.list", "community", community.name()),
                all,
                conversation.options().number(Pages.PAGE).orElse(1),
                PER_PAGE,
                one -> new Reply.Item(
                        words.text("template.item", "name", one.name()),
                        List.of(Button.danger(
                                words.label("template.button.delete", "name", one.name()),
                                Action.of("template remove").with(TEMPLATE, one.id())))),
                Action.of("template page"));
    }

    private Reply use(Conversation conversation) {
        Community community = maker(conversation);
        Instant starts = conversation.options().moment("starts").orElseThrow();
        UUID id = conversation.options().requiredId(TEMPLATE);
        return templates
                .use(conversation.work(), community.id(), id, starts, conversation.personId())
                .map(draft -> preview(conversation, draft))
                .orElseThrow(() -> new UserError("template.error.gone"));
    }

    private Reply delete(Conversation conversation) {
        Community community = maker(conversation);
        templates.delete(
                conversation.work(), community.id(), conversation.options().requiredId(TEMPLATE));
        return Reply.text(conversation.words().text("template.deleted"));
    }

    private Reply drafts(Conversation conversation) {
        Words words = conversation.words();
        List<Event> drafts = conversation.requester().communityId().stream()
                .flatMap(community -> events.drafts(conversation.work(), community, conversation.personId()).stream())
                .toList();
        return Pages.listing(
                words.text(drafts.isEmpty() ? "template.drafts.none" : "template.drafts"),
                drafts,
                conversation.options().number(Pages.PAGE).orElse(1),
                PER_PAGE,
                draft -> new Reply.Item(
                        words.text(
                                "template.draft",
                                "title",
                                draft.title(),
                                "at",
                                draft.schedule().startsAt()),
                        List.of(
                                Button.primary(
                                        words.label("template.button.open"),
                                        Action.of("drafts open").with(EVENT, draft.id())),
                                Button.danger(
                                        words.label("event.button.discard"),
                                        Action.of("event discard").with(EVENT, draft.id())))),
                Action.of("drafts page"));
    }

    private Reply open(Conversation conversation) {
        Event draft = events.get(conversation.work(), conversation.options().requiredId(EVENT));
        events.requireHost(conversation.work(), draft, conversation.requester());
        if (!draft.isDraft()) {
            return Reply.text(conversation.words().text("template.draft-published", "title", draft.title()));
        }
        return preview(conversation, draft);
    }

    private Reply preview(Conversation conversation, Event draft) {
        Timeline.Clamped clamped = Timeline.fit(draft.schedule(), conversation.now());
        Community community = communities.get(conversation.work(), draft.communityId());
        return EventCard.preview(
                draft.with(clamped.schedule()), clamped.changes(), community.minimumAge(), conversation.words());
    }

    /** The community, where the person may make events in it. */
    private Community maker(Conversation conversation) {
        Community community = communities.get(conversation.work(), conversation.communityId());
        boolean may = community.eventMakers() == EventMakers.EVERYONE
                || conversation.requester().role().isAtLeast(Role.MODERATOR);
        if (!may) {
            throw new UserError("event.error.only-makers");
        }
        return community;
    }
}
