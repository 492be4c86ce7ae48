package dental.cuspid.overview;

import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dental.cuspid.staff.Report;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;

/**
 * The reports there are, whichever module counts them (BASE-10).
 */
@Service
public class ReportList {

	private final SequencedMap<Report.Area, List<Report>> areas;

	ReportList(List<Report> reports) {
		this.areas = reports.stream()
			.sorted(Comparator.comparingInt(Report::order))
			.collect(Collectors.groupingBy(Report::area, TreeMap::new, Collectors.toList()));
	}

	@Requires(Right.READ_REPORTS)
	public SequencedMap<Report.Area, List<Report>> areas() {
		return this.areas;
	}

}
