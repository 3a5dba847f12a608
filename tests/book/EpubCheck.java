/*
 * EpubCheck.java - EPUBCheck over many files in one Java machine
 *
 *	java -cp epubcheck.jar:classes EpubCheck FILE...
 *
 * One line a file, "ok   EPUBCheck NAME" or "FAIL EPUBCheck NAME" with its
 * messages below; warnings fail, too.
 */
import com.adobe.epubcheck.tool.EpubChecker;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;

public class EpubCheck {
	private static final int MOST_LINES = 20;

	/* What it prints goes to text. */
	private static int check(String file, ByteArrayOutputStream text) {
		PrintStream out = System.out, err = System.err;
		PrintStream both = new PrintStream(text, true);

		System.setOut(both);
		System.setErr(both);
		try {
			return new EpubChecker().run(
				new String[] {"--failonwarnings", file});
		} catch (RuntimeException e) {
			both.println("FATAL: " + e);
			return 1;
		} finally {
			System.setOut(out);
			System.setErr(err);
		}
	}

	public static void main(String[] files) {
		int failed = 0;

		for (String file : files) {
			ByteArrayOutputStream text = new ByteArrayOutputStream();
			boolean good = check(file, text) == 0;

			System.out.println((good ? "ok   " : "FAIL ") + "EPUBCheck "
				+ new File(file).getName());
			if (good)
				continue;
			failed++;
			text.toString().lines()
				.filter(l -> l.matches("(FATAL|ERROR|WARNING).*|.*xception.*"))
				.limit(MOST_LINES)
				.forEach(l -> System.out.println("     " + l));
		}
		System.exit(failed == 0 ? 0 : 1);
	}
}
