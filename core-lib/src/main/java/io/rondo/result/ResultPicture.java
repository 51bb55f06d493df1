package io.rondo.result;

import io.rondo.chat.words.Words;
import io.rondo.picture.Canvas;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** An event's numbers as bars with the number beside each, people above and meetings below, each with a scale of its own. */
final class ResultPicture {

    private static final int ROW = 36;
    private static final int MARGIN = 12;
    private static final int LABEL_WIDTH = 230;
    private static final int LONGEST_BAR = 330;
    private static final int NUMBER_WIDTH = 80;
    private static final Color INK = new Color(0x22, 0x22, 0x2a);
    private static final Color HEADING = new Color(0xec, 0xec, 0xf2);
    private static final Color OF_PEOPLE = new Color(0x8f, 0xb4, 0xf0);
    private static final Color OF_MEETINGS = new Color(0x9a, 0xd9, 0xa8);

    private record Bar(String label, int value) {}

    private record Section(String heading, Color colour, List<Bar> bars) {}

    private final List<Section> sections = new ArrayList<>();

    /** @param withMeetings false for an event without rounds */
    ResultPicture(EventResults results, boolean withMeetings, Words words) {
        List<Bar> people = new ArrayList<>();
        people.add(new Bar(words.label("result.bar.registered"), results.registered()));
        people.add(new Bar(words.label("result.bar.confirmed"), results.confirmed()));
        people.add(new Bar(words.label("result.bar.attended"), results.attended()));
        people.add(new Bar(words.label("result.bar.late"), results.late()));
        people.add(new Bar(words.label("result.bar.no-shows"), results.noShows()));
        sections.add(new Section(words.label("result.bar.people"), OF_PEOPLE, people));
        if (withMeetings) {
            List<Bar> meetings = new ArrayList<>();
            meetings.add(new Bar(words.label("result.bar.pairs"), results.pairsMet()));
            if (results.mayTellPrivateNumbers()) {
                meetings.add(new Bar(words.label("result.bar.yeses"), results.yeses()));
                meetings.add(new Bar(words.label("result.bar.matches"), results.matches()));
            }
            sections.add(new Section(words.label("result.bar.meetings"), OF_MEETINGS, meetings));
        }
    }

    byte[] png() {
        int rows =
                sections.stream().mapToInt(section -> section.bars().size() + 1).sum();
        Canvas canvas = new Canvas(2 * MARGIN + LABEL_WIDTH + LONGEST_BAR + NUMBER_WIDTH, 2 * MARGIN + rows * ROW, ROW);
        int top = MARGIN;
        for (Section section : sections) {
            canvas.box(MARGIN, top, LABEL_WIDTH + LONGEST_BAR + NUMBER_WIDTH, HEADING);
            canvas.left(section.heading(), MARGIN + 6, top, LABEL_WIDTH, INK);
            top += ROW;
            int most = section.bars().stream().mapToInt(Bar::value).max().orElse(0);
            for (Bar bar : section.bars()) {
                int length = most == 0 ? 0 : (int) ((long) LONGEST_BAR * bar.value() / most);
                canvas.left(bar.label(), MARGIN + 6, top, LABEL_WIDTH - 12, INK);
                canvas.box(MARGIN + LABEL_WIDTH, top, length, section.colour());
                canvas.left(
                        Integer.toString(bar.value()), MARGIN + LABEL_WIDTH + length + 8, top, NUMBER_WIDTH - 8, INK);
                top += ROW;
            }
        }
        return canvas.png();
    }
}
