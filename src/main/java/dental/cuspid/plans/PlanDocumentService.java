package dental.cuspid.plans;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.plans.PlanDocument.Kind;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the signed paper of a plan: a signature drawn on the screen or a scan, judged by
 * content, with its hash. Nothing kept is ever changed.
 */
@Service
@Transactional
public class PlanDocumentService {

	private static final String DATA_URL = "data:image/png;base64,";

	private static final int MOST_SIGNATURE = 400_000;

	private static final int MOST_DOCUMENTS = 20;

	private static final int NAME = 100;

	private final PlanRepository plans;

	private final StepMoments moments;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	PlanDocumentService(PlanRepository plans, StepMoments moments, CurrentStaff current, AuditTrail audit,
			JdbcClient jdbc) {
		this.plans = plans;
		this.moments = moments;
		this.current = current;
		this.audit = audit;
		this.jdbc = jdbc;
	}

	/**
	 * Keeps a scan of the signed contract.
	 * @param name the file's own name, kept for reading only
	 * @throws RuleViolation at {@code file} for another type, too many bytes or pixels
	 */
	@Requires(Right.EDIT_PLANS)
	public UUID keepScan(PlanId plan, String name, byte[] sent) {
		return keep(plan, Kind.SCAN, name, sent);
	}

	/**
	 * Keeps a signature drawn on the screen.
	 * @param dataUrl a PNG as the canvas gives it
	 */
	@Requires(Right.EDIT_PLANS)
	public UUID keepSignature(PlanId plan, String dataUrl) {
		if (!dataUrl.startsWith(DATA_URL) || dataUrl.length() > MOST_SIGNATURE) {
			throw new RuleViolation("plans.refusal.signature").at("signature");
		}
		try {
			return keep(plan, Kind.SIGNATURE, "signature.png",
					Base64.getDecoder().decode(dataUrl.substring(DATA_URL.length())));
		}
		catch (IllegalArgumentException ex) {
			throw new RuleViolation("plans.refusal.signature").at("signature");
		}
	}

	/**
	 * The papers of a plan, newest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<PlanDocument> of(PlanId plan) {
		return this.jdbc.sql("""
				select d.id, d.kind, d.name, d.media_type, d.size, d.sha256, d.created_at, s.name as by
				from plan_document d join staff_user s on s.id = d.created_by
				where d.plan_id = :plan order by d.created_at desc, d.id""")
			.param("plan", plan.value())
			.query((row, index) -> new PlanDocument(row.getObject("id", UUID.class),
					Kind.valueOf(row.getString("kind")), row.getString("name"), row.getString("media_type"),
					row.getInt("size"), row.getString("sha256"),
					row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("by")))
			.list();
	}

	/**
	 * A paper with its content. Who opens it is noted.
	 */
	@Requires(Right.READ_PATIENTS)
	public Opened open(PlanId plan, UUID document) {
		Opened opened = this.jdbc.sql("""
				select d.name, d.media_type, d.content, t.patient_id
				from plan_document d join treatment_plan t on t.id = d.plan_id
				where d.id = :document and d.plan_id = :plan""")
			.param("document", document)
			.param("plan", plan.value())
			.query((row, index) -> new Opened(row.getString("name"), row.getString("media_type"),
					row.getBytes("content"), row.getObject("patient_id", UUID.class)))
			.optional()
			.orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
		this.audit.patientViewed(opened.patient(), "plan-document");
		return opened;
	}

	/** The signature of a plan that was drawn last. */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public Optional<byte[]> signature(PlanId plan) {
		return this.jdbc.sql("""
				select content from plan_document where plan_id = :plan and kind = 'SIGNATURE'
				order by created_at desc limit 1""")
			.param("plan", plan.value())
			.query((row, index) -> row.getBytes("content"))
			.optional();
	}

	private UUID keep(PlanId id, Kind kind, String name, byte[] sent) {
		Plan plan = this.plans.lock(id.value()).orElseThrow(() -> new NotFound("plans.refusal.unknown"));
		if (plan.state() != PlanState.CONTRACTED && plan.state() != PlanState.SIGNED) {
			throw new Conflict("plans.refusal.noContract").at("file");
		}
		if (of(id).size() >= MOST_DOCUMENTS) {
			throw new Conflict("plans.refusal.tooManyDocuments", MOST_DOCUMENTS).at("file");
		}
		PaperFile file = PaperFile.read(sent);
		UUID document = Ids.next();
		this.jdbc.sql("""
				insert into plan_document (id, plan_id, kind, name, media_type, content, size, sha256, received_sha256,
					created_at, created_by)
				values (:id, :plan, :kind, :name, :type, :content, :size, :sha, :received, :at, :by)""")
			.param("id", document)
			.param("plan", id.value())
			.param("kind", kind.name())
			.param("name", safe(name))
			.param("type", file.mediaType())
			.param("content", file.content())
			.param("size", file.content().length)
			.param("sha", Idempotency.fingerprint(file.content()))
			.param("received", Idempotency.fingerprint(sent))
			.param("at", this.moments.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
		this.audit.record("plan.document", "plan", id, kind + " " + Idempotency.fingerprint(file.content()));
		return document;
	}

	/**
	 * A name without folders, control characters or anything a header could trip over.
	 */
	private static String safe(String name) {
		String last = name.replaceFirst(".*[/\\\\]", "");
		String plain = last.replaceAll("[^\\p{L}\\p{N} ._()-]", "_").strip();
		String kept = plain.isEmpty() ? "scan" : plain;
		return kept.substring(Math.max(0, kept.length() - NAME));
	}

	/**
	 * A paper to hand out.
	 */
	public record Opened(String name, String mediaType, byte[] content, UUID patient) {

	}

}
