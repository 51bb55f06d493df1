package io.rondo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.FlowEngine;
import io.rondo.pairing.GroupLimits;
import io.rondo.pairing.Mode;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import io.rondo.pairing.Plan;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a plan looks, for few people and for many. */
class PlanPictureTest {

    /** A phone is about 390 of its own pixels wide, and letters of 22 of the picture's are then 12 of the phone's. */
    private static final int WIDEST_ON_A_PHONE = 715;

    private static final int HIGHEST_ON_A_PHONE = 1_500;

    private static Plan plan(int people, int rounds, int group) {
        List<Participant> all = IntStream.range(0, people)
                .mapToObj(number -> Participant.adult(new UUID(7, number)))
                .toList();
        return new FlowEngine()
                .plan(PairingRequest.builder(all, new Mode.Everyone())
                        .rounds(rounds)
                        .groupLimits(new GroupLimits(Math.min(5, group), group))
                        .build());
    }

    private static PlanPicture picture(Plan plan) {
        Map<UUID, String> names = new HashMap<>();
        plan.meetingsPerPerson()
                .keySet()
                .forEach(person -> names.put(person, "ana " + person.getLeastSignificantBits()));
        return new PlanPicture(plan, names, group -> "Group " + group);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @ParameterizedTest
    @CsvSource({"20, 6, 10, 1", "60, 10, 10, 2", "60, 8, 60, 2", "200, 8, 10, 7", "200, 10, 200, 7"})
    void it_is_cut_into_pictures_that_a_phone_can_show(int people, int rounds, int group, int pictures)
            throws IOException {
        PlanPicture picture = picture(plan(people, rounds, group));

        assertThat(picture.pages()).isEqualTo(pictures);
        for (int page = 1; page <= pictures; page++) {
            BufferedImage image = read(picture.png(page));
            assertThat(image.getWidth()).isLessThanOrEqualTo(WIDEST_ON_A_PHONE);
            assertThat(image.getHeight()).isLessThanOrEqualTo(HIGHEST_ON_A_PHONE);
        }
    }

    @Test
    void everybody_is_on_one_picture_and_a_group_is_torn_only_where_it_is_larger_than_one() {
        Plan plan = plan(200, 8, 12);
        PlanPicture picture = picture(plan);
        List<UUID> shown = new ArrayList<>();
        for (int page = 1; page <= picture.pages(); page++) {
            assertThat(picture.page(page).from()).isEqualTo(shown.size() + 1);
            List<UUID> people = picture.page(page).people();
            shown.addAll(people);
            for (Plan.Group group : plan.groups()) {
                long here = group.people().stream().filter(people::contains).count();
                assertThat(here).isIn(0L, (long) group.people().size());
            }
        }

        assertThat(shown).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void a_bye_is_grey_and_a_meeting_is_not() throws IOException {
        Plan plan = plan(5, 3, 5);
        PlanPicture picture = picture(plan);
        BufferedImage image = read(picture.png(1));
        int cell = (image.getWidth() - 24 - 230) / 3;
        int grey = 0;
        for (int row = 1; row <= 5; row++) {
            for (int round = 0; round < 3; round++) {
                int rgb = image.getRGB(12 + 230 + round * cell + 3, 12 + row * 36 + 3) & 0xffffff;
                grey += rgb == 0xb8b8c0 ? 1 : 0;
            }
        }

        assertThat(grey).isEqualTo(3);
    }
}
