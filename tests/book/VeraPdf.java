/*
 * VeraPdf.java - validate PDF files against profiles of veraPDF
 *
 *	java VeraPdf ua1,2a FILE... 2b FILE...
 *
 * The files behind a list of profiles are held against these.
 * One line a file and profile, "ok   veraPDF ua1 book.pdf" or "FAIL ...", with
 * each rule that fails below it: its number, how often, and where first. All
 * files share one start of the Java machine, which takes longer than a file.
 */
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
	/* So many failures of one rule are counted, no more. */
	private static final int FAILURES_MOST = 100;

	public static void main(String[] words) {
		boolean failed = false;
		String[] profiles = {};

		LogManager.getLogManager().reset();
		VeraGreenfieldFoundryProvider.initialise();
		for (String word : words) {
			if (!word.endsWith(".pdf")) {
				profiles = word.split(",");
				continue;
			}
			for (String profile : profiles)
				failed |= !isValid(new File(word), profile);
		}
		System.exit(failed ? 1 : 0);
	}

	private static boolean isValid(File file, String profile) {
		PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
		String name = "veraPDF " + profile + " " + file.getName();

		try (PDFAParser parser = Foundries.defaultInstance()
				.createParser(file, flavour)) {
			ValidationResult result = Foundries.defaultInstance()
				.createValidator(flavour, FAILURES_MOST, false,
				                 true, false)
				.validate(parser);

			System.out.println((result.isCompliant() ? "ok   "
			                                         : "FAIL ")
			                   + name);
			if (!result.isCompliant())
				printRules(result);
			return result.isCompliant();
		} catch (Throwable problem) {
			System.out.println("FAIL " + name + ": " + problem);
			return false;
		}
	}

	private static void printRules(ValidationResult result) {
		Map<String, List<TestAssertion>> byRule =
			new TreeMap<>(Comparator.naturalOrder());

		for (TestAssertion found : result.getTestAssertions())
			if (found.getStatus() == TestAssertion.Status.FAILED)
				byRule.computeIfAbsent(
					found.getRuleId().getClause() + "-"
					+ found.getRuleId().getTestNumber(),
					rule -> new ArrayList<>()).add(found);
		byRule.forEach((rule, found) -> System.out.println(
			"     rule " + rule + ", " + found.size() + " times: "
			+ found.get(0).getMessage().replaceAll("\\s+", " ")
			+ " (" + found.get(0).getLocation().getContext() + ")"));
	}
}
