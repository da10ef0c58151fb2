using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ConsumerAid.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "registry");

            migrationBuilder.EnsureSchema(
                name: "foundation");

            migrationBuilder.EnsureSchema(
                name: "orders");

            migrationBuilder.EnsureSchema(
                name: "alliance");

            migrationBuilder.EnsureSchema(
                name: "catalog");

            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.CreateTable(
                name: "Accounts",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(4000)", nullable: false),
                    Phone = table.Column<string>(type: "character varying(4000)", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    LiaisonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Disabled = table.Column<bool>(type: "boolean", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UserName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    NormalizedUserName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    PasswordHash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    SecurityStamp = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    ConcurrencyStamp = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Acts",
                schema: "foundation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    OnBehalfOf = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Detail = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Acts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AllocationRuns",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Divided_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Shortage_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AllocationRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Assignments",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    LiaisonId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Bulletins",
                schema: "alliance",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Monday = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    SealNumber = table.Column<long>(type: "bigint", nullable: true),
                    SealHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Households = table.Column<int>(type: "integer", nullable: true),
                    Week_Grams = table.Column<long>(type: "bigint", nullable: false),
                    WeekToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Year_Grams = table.Column<long>(type: "bigint", nullable: false),
                    YearToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bulletins", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "CertificateApplications",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RenewsId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AppliedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    CountyBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    CityBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    ProvinceBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    NoticeFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    NoticeTo = table.Column<DateOnly>(type: "date", nullable: true),
                    CertificateId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateApplications", x => x.Id);
                    table.CheckConstraint("CK_CertificateApplications_Persons", "\"CountyBy\" <> \"AppliedBy\" AND \"CityBy\" <> \"AppliedBy\" AND \"CityBy\" <> \"CountyBy\" AND \"ProvinceBy\" <> \"AppliedBy\" AND \"ProvinceBy\" <> \"CountyBy\" AND \"ProvinceBy\" <> \"CityBy\"");
                });

            migrationBuilder.CreateTable(
                name: "CertificateObjections",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(4000)", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Upheld = table.Column<bool>(type: "boolean", nullable: true),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    AnsweredBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateObjections", x => x.Id);
                    table.CheckConstraint("CK_CertificateObjections_Persons", "\"AnsweredBy\" <> \"By\"");
                });

            migrationBuilder.CreateTable(
                name: "CertificateRemovals",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CertificateId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Agreed = table.Column<bool>(type: "boolean", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Decision = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateRemovals", x => x.Id);
                    table.CheckConstraint("CK_CertificateRemovals_Persons", "\"DecidedBy\" <> \"ProposedBy\"");
                });

            migrationBuilder.CreateTable(
                name: "Certificates",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Produce = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: false),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CharterDrafts",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BasedOn = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Changes = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProposedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    DecidedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecisionReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: true),
                    Title_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Title_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterDrafts", x => x.Id);
                    table.CheckConstraint("CK_CharterDrafts_FourEyes", "\"ProposedBy\" IS NULL OR \"DecidedBy\" IS NULL OR \"ProposedBy\" <> \"DecidedBy\"");
                });

            migrationBuilder.CreateTable(
                name: "CharterEvaluations",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    All = table.Column<bool>(type: "boolean", nullable: false),
                    Found = table.Column<int>(type: "integer", nullable: false),
                    Kept = table.Column<int>(type: "integer", nullable: false),
                    Closed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterEvaluations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CharterVersions",
                schema: "alliance",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AdoptedBy_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    AdoptedBy_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Preamble_En = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    Preamble_Zh = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    Title_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Title_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterVersions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Complaints",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ClientId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    AgainstKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgainstId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ByOrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Contact = table.Column<string>(type: "character varying(4000)", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    FirstAnswerDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SettleDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FirstAnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnsweredAfterMinutes = table.Column<int>(type: "integer", nullable: true),
                    SettledAfterMinutes = table.Column<int>(type: "integer", nullable: true),
                    FirstSettledAfterMinutes = table.Column<int>(type: "integer", nullable: true),
                    EscalatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Settlement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    Reminders = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Complaints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TextVersion = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Witness = table.Column<string>(type: "character varying(4000)", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                schema: "foundation",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Counties",
                schema: "registry",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    PrefectureZh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    PrefectureEn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    IsPovertyCounty = table.Column<bool>(type: "boolean", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counties", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "CountyDays",
                schema: "ledger",
                columns: table => new
                {
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Returned_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountyDays", x => new { x.CountyCode, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "CreditParts",
                schema: "alliance",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromPerMille = table.Column<int>(type: "integer", nullable: false),
                    ToPerMille = table.Column<int>(type: "integer", nullable: false),
                    PreviousPerMille = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditParts", x => new { x.SourceId, x.FromPerMille });
                    table.UniqueConstraint("AK_CreditParts_SourceId_ToPerMille", x => new { x.SourceId, x.ToPerMille });
                    table.CheckConstraint("CK_CreditParts_Chain", "(\"PreviousPerMille\" IS NULL AND \"FromPerMille\" = 0) OR (\"PreviousPerMille\" IS NOT NULL AND \"PreviousPerMille\" = \"FromPerMille\")");
                    table.CheckConstraint("CK_CreditParts_Range", "\"FromPerMille\" >= 0 AND \"ToPerMille\" <= 1000 AND \"FromPerMille\" < \"ToPerMille\"");
                    table.ForeignKey(
                        name: "FK_CreditParts_CreditParts_SourceId_PreviousPerMille",
                        columns: x => new { x.SourceId, x.PreviousPerMille },
                        principalSchema: "alliance",
                        principalTable: "CreditParts",
                        principalColumns: new[] { "SourceId", "ToPerMille" });
                });

            migrationBuilder.CreateTable(
                name: "Dispatches",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SlipNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    VehiclePlate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    ConformityNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    LeftAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpectedArrival = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Slip = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    SlipHash = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    ArrivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ArrivalSlipNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    AcceptanceDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WeighedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WeighedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    ArrivalSlip = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C"),
                    ArrivalSlipHash = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    BySilence = table.Column<bool>(type: "boolean", nullable: false),
                    DisputeDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    DecisionReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dispatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DistressLabels",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StockId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    LiaisonId = table.Column<Guid>(type: "uuid", nullable: false),
                    CheckedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    CapturedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EndReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Forged = table.Column<bool>(type: "boolean", nullable: true),
                    JudgedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    JudgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    JudgedBecause = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Declared_Grams = table.Column<long>(type: "bigint", nullable: false),
                    OnHand_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistressLabels", x => x.Id);
                    table.CheckConstraint("CK_DistressLabels_FourEyes", "\"JudgedBy\" IS NULL OR \"JudgedBy\" <> \"CheckedBy\"");
                });

            migrationBuilder.CreateTable(
                name: "DoubleCredits",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Paper = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Known = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoubleCredits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OccurredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AgainstKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AgainstId = table.Column<Guid>(type: "uuid", nullable: true),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: true),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    LiaisonId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    Measured = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Limit = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Arguments = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    Fact = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FirstPurchases",
                schema: "ledger",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirstPurchases", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "FirstSaleDays",
                schema: "ledger",
                columns: table => new
                {
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Households = table.Column<int>(type: "integer", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirstSaleDays", x => new { x.CountyCode, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "FirstSales",
                schema: "ledger",
                columns: table => new
                {
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirstSales", x => x.HouseholdCode);
                });

            migrationBuilder.CreateTable(
                name: "Holdings",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    YieldPerSeason_Grams = table.Column<long>(type: "bigint", nullable: false),
                    YieldPerUnit_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holdings", x => x.Id);
                    table.CheckConstraint("CK_Holdings_Size", "\"Size\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "HouseholdCategories",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdCategories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                schema: "registry",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(4000)", nullable: false),
                    Phone = table.Column<string>(type: "character varying(4000)", nullable: false),
                    PhoneHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    IdNumber = table.Column<string>(type: "character varying(4000)", nullable: false),
                    IdHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    BankAccount = table.Column<string>(type: "character varying(4000)", nullable: false),
                    BankAccountHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    VillageCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    People = table.Column<int>(type: "integer", nullable: false),
                    NeedWeight = table.Column<int>(type: "integer", nullable: true),
                    NeedWeightReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemovalCause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RemovalBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    RemovalAgreedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Code);
                    table.CheckConstraint("CK_Households_NeedWeight", "\"NeedWeight\" IS NULL OR (\"NeedWeight\" >= 50 AND \"NeedWeight\" <= 300)");
                    table.CheckConstraint("CK_Households_People", "\"People\" > 0");
                    table.CheckConstraint("CK_Households_Removal", "\"RemovedOn\" IS NULL OR (\"RemovalCause\" IS NOT NULL AND \"RemovalBy\" IS NOT NULL AND \"RemovalAgreedBy\" IS NOT NULL AND \"RemovalAgreedBy\" <> \"RemovalBy\")");
                });

            migrationBuilder.CreateTable(
                name: "IdempotentAnswers",
                schema: "foundation",
                columns: table => new
                {
                    Owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    RequestHash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Location = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Body = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentAnswers", x => new { x.Owner, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                schema: "ledger",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    DispatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    CountsAs = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    OccurredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OnBehalfOf = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Proof = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    Corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                    table.CheckConstraint("CK_LedgerEntries_Kinds", "(\"Type\" BETWEEN 1 AND 5 AND \"Weight_Grams\" > 0 AND \"Corrects\" IS NULL AND \"CountsAs\" = \"Type\") OR (\"Type\" = 6 AND \"Weight_Grams\" <> 0 AND \"Corrects\" IS NOT NULL AND \"CountsAs\" BETWEEN 1 AND 5)");
                    table.ForeignKey(
                        name: "FK_LedgerEntries_LedgerEntries_Corrects",
                        column: x => x.Corrects,
                        principalSchema: "ledger",
                        principalTable: "LedgerEntries",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LedgerTurns",
                schema: "ledger",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Taken = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerTurns", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Liaisons",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(4000)", nullable: false),
                    VillageCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    TrainedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Households = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Liaisons", x => x.Id);
                    table.CheckConstraint("CK_Liaisons_Households", "\"Households\" >= 0 AND \"Households\" <= 10");
                });

            migrationBuilder.CreateTable(
                name: "ListingPermits",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Granted = table.Column<bool>(type: "boolean", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingPermits", x => x.Id);
                    table.CheckConstraint("CK_ListingPermits_Decision", "(\"DecidedAt\" IS NULL AND \"DecidedBy\" IS NULL AND \"Granted\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"DecidedBy\" <> \"AskedBy\" AND \"Granted\" IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "LotFreezes",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    TestId = table.Column<Guid>(type: "uuid", nullable: false),
                    FailedLotId = table.Column<Guid>(type: "uuid", nullable: false),
                    FrozenBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotFreezes", x => x.Id);
                    table.CheckConstraint("CK_LotFreezes_Persons", "\"ReleasedBy\" <> \"FrozenBy\"");
                });

            migrationBuilder.CreateTable(
                name: "LotGrams",
                schema: "catalog",
                columns: table => new
                {
                    Gram = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    SpoilsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotGrams", x => new { x.Gram, x.SpoilsOn, x.LotId });
                });

            migrationBuilder.CreateTable(
                name: "Lots",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CertificateId = table.Column<Guid>(type: "uuid", nullable: true),
                    CertificateNo = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Packaging = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    SpoilsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HarvestedFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    HarvestMonth = table.Column<int>(type: "integer", nullable: false),
                    Households = table.Column<int>(type: "integer", nullable: false),
                    ListedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SearchText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Cover = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    DistressCheckedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DistressUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SubmittedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Estimated_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Free_Grams = table.Column<long>(type: "bigint", nullable: false),
                    HouseholdPrice_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    HouseholdPrice_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Lacking_Grams = table.Column<long>(type: "bigint", nullable: false),
                    MinimumOrder_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Reserved_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Step_Grams = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Withdrawn_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lots", x => x.Id);
                    table.CheckConstraint("CK_Lots_Signs", "\"Free_Grams\" >= 0 AND \"Reserved_Grams\" >= 0 AND \"Dispatched_Grams\" >= 0 AND \"Withdrawn_Grams\" >= 0 AND \"Lacking_Grams\" >= 0");
                    table.CheckConstraint("CK_Lots_Sum", "\"Estimated_Grams\" = \"Free_Grams\" + \"Reserved_Grams\" + \"Dispatched_Grams\" + \"Withdrawn_Grams\"");
                });

            migrationBuilder.CreateTable(
                name: "LotStocks",
                schema: "catalog",
                columns: table => new
                {
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    StockId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotStocks", x => new { x.LotId, x.StockId });
                });

            migrationBuilder.CreateTable(
                name: "MarketTonnages",
                schema: "ledger",
                columns: table => new
                {
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Returned_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MarketTonnages", x => new { x.CountyCode, x.Produce, x.MemberId, x.OccurredOn, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "MemberMeasures",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Agreed = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberMeasures", x => x.Id);
                    table.CheckConstraint("CK_MemberMeasures_FourEyes", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                });

            migrationBuilder.CreateTable(
                name: "Members",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaqueNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    CertifiedUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    RemindedOf = table.Column<DateOnly>(type: "date", nullable: true),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Pledge_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MembershipApplications",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CreditCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    ContactName = table.Column<string>(type: "character varying(4000)", nullable: false),
                    ContactPhone = table.Column<string>(type: "character varying(4000)", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AdmittedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AdmittedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    AdmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ConfirmedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RefusedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    Pledge_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MembershipApplications", x => x.Id);
                    table.CheckConstraint("CK_MembershipApplications_FourEyes", "\"ConfirmedBy\" IS NULL OR (\"AdmittedBy\" IS NOT NULL AND \"ConfirmedBy\" <> \"AdmittedBy\")");
                    table.CheckConstraint("CK_MembershipApplications_Member", "\"State\" <> 'Member' OR \"ConfirmedBy\" IS NOT NULL");
                    table.CheckConstraint("CK_MembershipApplications_Refused", "\"State\" <> 'Refused' OR \"Reason\" IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Arguments = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Objections",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OfflineSales",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BuyerName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Produce = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CertificateNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Households = table.Column<int>(type: "integer", nullable: false),
                    SoldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    InvoiceNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SlipNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SlipHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReportedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReviewedByCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    ReviewedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    ReversedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReversedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Amount_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfflineSales", x => x.Id);
                    table.CheckConstraint("CK_OfflineSales_Figures", "\"Weight_Grams\" > 0 AND \"Amount_Fen\" > 0 AND \"Households\" > 0");
                    table.CheckConstraint("CK_OfflineSales_FourEyes", "\"ReviewedBy\" IS NULL OR \"ReviewedBy\" <> \"ReportedBy\"");
                    table.CheckConstraint("CK_OfflineSales_Reversal", "\"ReversedBy\" IS NULL OR (\"ReversedBy\" <> \"ReportedBy\" AND \"ReversedBy\" <> \"ReviewedBy\")");
                    table.CheckConstraint("CK_OfflineSales_Reviewed", "\"State\" = 'Reported' OR \"ReviewedBy\" IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberPoNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    DeliverTo = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    DeliverOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaymentTerms = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    ApprovalDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ApprovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ApprovedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    Total_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OrderSplits",
                schema: "alliance",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    PerMille = table.Column<int>(type: "integer", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProposedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    AgreedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AgreedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderSplits", x => x.OrderId);
                    table.CheckConstraint("CK_OrderSplits_PerMille", "\"PerMille\" > 0 AND \"PerMille\" <= 1000");
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    CreditCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true, collation: "C"),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ApprovalFrom_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                schema: "foundation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Payload = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Papers",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    ContentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Papers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastShares",
                schema: "orders",
                columns: table => new
                {
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Run = table.Column<int>(type: "integer", nullable: false),
                    NeedWeight = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AlreadySold_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Offer_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastShares", x => new { x.LineId, x.HouseholdCode, x.Run });
                });

            migrationBuilder.CreateTable(
                name: "PictureEchoes",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PictureId = table.Column<Guid>(type: "uuid", nullable: false),
                    EarlierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Distance = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureEchoes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PictureLooks",
                schema: "catalog",
                columns: table => new
                {
                    Key = table.Column<int>(type: "integer", nullable: false),
                    PictureId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PictureLooks", x => new { x.Key, x.PictureId });
                });

            migrationBuilder.CreateTable(
                name: "Pictures",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    ContentType = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    CapturedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UploadedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    OnBehalfOf = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Look = table.Column<long>(type: "bigint", nullable: true),
                    Failure = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pictures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PledgeStatements",
                schema: "alliance",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false, collation: "C"),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Figures = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IssuedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeStatements", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "PriceExplanations",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Price_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    Price_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reference_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    Reference_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceExplanations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PriceImportFiles",
                schema: "catalog",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceImportFiles", x => x.ImportId);
                });

            migrationBuilder.CreateTable(
                name: "PriceImports",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    UploadedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    UploadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    New = table.Column<int>(type: "integer", nullable: false),
                    Known = table.Column<int>(type: "integer", nullable: false),
                    Wrong = table.Column<int>(type: "integer", nullable: false),
                    Report = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneBecause = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PriceObservations",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Market = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Produce = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    RecordedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    Fact = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Price_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    Price_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceObservations", x => x.Id);
                    table.CheckConstraint("CK_PriceObservations_Price", "\"Price_FenPerTonne\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "PriceWithdrawals",
                schema: "catalog",
                columns: table => new
                {
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriceWithdrawals", x => x.ObservationId);
                });

            migrationBuilder.CreateTable(
                name: "Produce",
                schema: "catalog",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Category = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    HarvestMonths = table.Column<int>(type: "integer", nullable: false),
                    Storage = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    ShelfLifeDays = table.Column<int>(type: "integer", nullable: false),
                    IsFresh = table.Column<bool>(type: "boolean", nullable: false),
                    PriceBasis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    PriceHigh_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    PriceHigh_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PriceLow_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    PriceLow_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Produce", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ProduceDays",
                schema: "ledger",
                columns: table => new
                {
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    OccurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Returned_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProduceDays", x => new { x.Produce, x.OccurredOn, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Details = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.CheckConstraint("CK_Proposals_FourEyes", "\"State\" <> 'Agreed' OR \"DecidedBy\" <> \"By\"");
                });

            migrationBuilder.CreateTable(
                name: "PublicCells",
                schema: "ledger",
                columns: table => new
                {
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    OccurredMonth = table.Column<int>(type: "integer", nullable: false),
                    RecordedMonth = table.Column<int>(type: "integer", nullable: false),
                    Households = table.Column<int>(type: "integer", nullable: false),
                    RestHouseholds = table.Column<int>(type: "integer", nullable: false),
                    Shown = table.Column<bool>(type: "boolean", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Returned_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicCells", x => new { x.CountyCode, x.Produce, x.OccurredMonth, x.RecordedMonth });
                });

            migrationBuilder.CreateTable(
                name: "PublicMemberCells",
                schema: "ledger",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurredMonth = table.Column<int>(type: "integer", nullable: false),
                    RecordedMonth = table.Column<int>(type: "integer", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Returned_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicMemberCells", x => new { x.MemberId, x.OccurredMonth, x.RecordedMonth });
                });

            migrationBuilder.CreateTable(
                name: "QueueItems",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    PartyKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Owner = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    RemindedOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WarnedOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefusedActs",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Arguments = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Measured = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Limit = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    AgainstKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AgainstId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    FactKind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Fact = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusedActs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SealedActs",
                schema: "alliance",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    ActId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeafHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedActs", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Shares",
                schema: "orders",
                columns: table => new
                {
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Run = table.Column<int>(type: "integer", nullable: false),
                    NeedWeight = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AlreadySold_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Level_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Offer_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Released_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Settled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Taken_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shares", x => new { x.LineId, x.HouseholdCode });
                    table.CheckConstraint("CK_Shares_Weights", "\"Taken_Grams\" >= 0 AND \"Released_Grams\" >= 0 AND \"Taken_Grams\" + \"Released_Grams\" <= \"Weight_Grams\" AND \"Taken_Grams\" <= \"Dispatched_Grams\" AND \"Settled_Grams\" >= 0 AND \"Settled_Grams\" <= \"Dispatched_Grams\"");
                });

            migrationBuilder.CreateTable(
                name: "StaleMonths",
                schema: "ledger",
                columns: table => new
                {
                    OccurredMonth = table.Column<int>(type: "integer", nullable: false),
                    RecordedMonth = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaleMonths", x => new { x.OccurredMonth, x.RecordedMonth });
                });

            migrationBuilder.CreateTable(
                name: "StandIns",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ForCooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Stocks",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    LiaisonId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    VillageCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HarvestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SpoilsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    OutOfSeason = table.Column<bool>(type: "boolean", nullable: false),
                    UnusualWeight = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CheckedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckedAfterMinutes = table.Column<int>(type: "integer", nullable: true),
                    CheckAgrees = table.Column<bool>(type: "boolean", nullable: true),
                    CheckNote = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    WantedPrice_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    WantedPrice_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stocks", x => x.Id);
                    table.CheckConstraint("CK_Stocks_FourEyes", "\"CheckedBy\" IS NULL OR \"CheckedBy\" <> \"RecordedBy\"");
                    table.CheckConstraint("CK_Stocks_Weight", "\"Weight_Grams\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "TestResults",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CountyCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Laboratory = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    ReportNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReportedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Passed = table.Column<bool>(type: "boolean", nullable: false),
                    Failure = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    RecordedFor = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TestResults", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tonnages",
                schema: "ledger",
                columns: table => new
                {
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Returned_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tonnages", x => new { x.HouseholdCode, x.LotId, x.MemberId, x.OccurredOn, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "Unmaskings",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ApprovedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Unmaskings", x => x.Id);
                    table.CheckConstraint("CK_Unmaskings_FourEyes", "\"Field\" NOT IN ('IdNumber', 'BankAccount') OR (\"ApprovedBy\" IS NOT NULL AND \"ApprovedBy\" <> \"By\")");
                });

            migrationBuilder.CreateTable(
                name: "Villages",
                schema: "registry",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Town = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Villages", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Waivers",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    PartyKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: true),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProposedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Approved = table.Column<bool>(type: "boolean", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waivers", x => x.Id);
                    table.CheckConstraint("CK_Waivers_Decision", "(\"DecidedAt\" IS NULL AND \"Approved\" IS NULL AND \"DecidedBy\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"Approved\" IS NOT NULL AND \"DecidedBy\" IS NOT NULL)");
                    table.CheckConstraint("CK_Waivers_FourEyes", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"ProposedBy\"");
                    table.CheckConstraint("CK_Waivers_Reason", "\"Reason\" <> '' AND \"Until\" > \"From\"");
                    table.CheckConstraint("CK_Waivers_Scope", "(\"PartyId\" IS NOT NULL AND \"PartyKind\" IS NOT NULL) OR \"Subject\" IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "WhatIfActs",
                schema: "alliance",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AgainstKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AgainstId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Measured = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    LimitThen = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    LimitNow = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    EffectThen = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EffectNow = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Arguments = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhatIfActs", x => new { x.RunId, x.Position });
                });

            migrationBuilder.CreateTable(
                name: "WhatIfRuns",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    BasedOn = table.Column<int>(type: "integer", nullable: false),
                    Changes = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    RulesAll = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RulesDone = table.Column<int>(type: "integer", nullable: false),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Acts = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhatIfRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WhatIfTotals",
                schema: "alliance",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Acts = table.Column<int>(type: "integer", nullable: false),
                    Parties = table.Column<int>(type: "integer", nullable: false),
                    Grams = table.Column<long>(type: "bigint", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    Households = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhatIfTotals", x => new { x.RunId, x.Rule, x.Outcome });
                });

            migrationBuilder.CreateTable(
                name: "WrongTries",
                schema: "registry",
                columns: table => new
                {
                    PhoneHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrongTries", x => x.PhoneHash);
                });

            migrationBuilder.CreateTable(
                name: "AccessTokens",
                schema: "registry",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stamp = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessTokens", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_AccessTokens_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountClaims",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    ClaimValue = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountLogins",
                schema: "registry",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    ProviderKey = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    ProviderDisplayName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AccountLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountPasskeys",
                schema: "registry",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AccountPasskeys_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountRoles",
                schema: "registry",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    GivenBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    AgreedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountRoles", x => new { x.AccountId, x.Role });
                    table.CheckConstraint("CK_AccountRoles_FourEyes", "(\"GivenBy\" = 'system' AND \"AgreedBy\" IS NULL) OR (\"AgreedBy\" IS NOT NULL AND \"AgreedBy\" <> \"GivenBy\")");
                    table.ForeignKey(
                        name: "FK_AccountRoles_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountTokens",
                schema: "registry",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", maxLength: -1, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AccountTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BulletinCounties",
                schema: "alliance",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Rank = table.Column<int>(type: "integer", nullable: true),
                    Households = table.Column<int>(type: "integer", nullable: true),
                    Ahead_Grams = table.Column<long>(type: "bigint", nullable: false),
                    AheadToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Week_Grams = table.Column<long>(type: "bigint", nullable: false),
                    WeekToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Year_Grams = table.Column<long>(type: "bigint", nullable: false),
                    YearToHouseholds_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulletinCounties", x => new { x.Number, x.Code });
                    table.ForeignKey(
                        name: "FK_BulletinCounties_Bulletins_Number",
                        column: x => x.Number,
                        principalSchema: "alliance",
                        principalTable: "Bulletins",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulletinMembers",
                schema: "alliance",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    PlaqueNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Rank = table.Column<int>(type: "integer", nullable: true),
                    IsHeldBack = table.Column<bool>(type: "boolean", nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BasisPoints = table.Column<int>(type: "integer", nullable: false),
                    Target_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Week_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Year_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulletinMembers", x => new { x.Number, x.MemberId });
                    table.ForeignKey(
                        name: "FK_BulletinMembers_Bulletins_Number",
                        column: x => x.Number,
                        principalSchema: "alliance",
                        principalTable: "Bulletins",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulletinNotes",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulletinNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulletinNotes_Bulletins_Number",
                        column: x => x.Number,
                        principalSchema: "alliance",
                        principalTable: "Bulletins",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationHouseholds",
                schema: "catalog",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Benefit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Price_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    Price_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationHouseholds", x => new { x.ApplicationId, x.HouseholdCode });
                    table.ForeignKey(
                        name: "FK_ApplicationHouseholds_CertificateApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalSchema: "catalog",
                        principalTable: "CertificateApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationMoves",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationMoves_CertificateApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalSchema: "catalog",
                        principalTable: "CertificateApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CharterArticles",
                schema: "alliance",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Binds = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ComputedFrom_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    ComputedFrom_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Demand_En = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Demand_Zh = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Name_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Name_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Severity_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Severity_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Source_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Source_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterArticles", x => new { x.Version, x.Rule });
                    table.ForeignKey(
                        name: "FK_CharterArticles_CharterVersions_Version",
                        column: x => x.Version,
                        principalSchema: "alliance",
                        principalTable: "CharterVersions",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CharterParameters",
                schema: "alliance",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: true),
                    Unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Least = table.Column<long>(type: "bigint", nullable: true),
                    Most = table.Column<long>(type: "bigint", nullable: true),
                    Label_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Label_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Text_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Text_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterParameters", x => new { x.Version, x.Rule, x.Name });
                    table.ForeignKey(
                        name: "FK_CharterParameters_CharterVersions_Version",
                        column: x => x.Version,
                        principalSchema: "alliance",
                        principalTable: "CharterVersions",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ComplaintWords",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintWords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintWords_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalSchema: "alliance",
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CreditEntries",
                schema: "alliance",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromPerMille = table.Column<int>(type: "integer", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Grams = table.Column<long>(type: "bigint", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    CountedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditEntries", x => new { x.SourceId, x.FromPerMille, x.Turn });
                    table.CheckConstraint("CK_CreditEntries_First", "\"Turn\" > 0 OR (\"Grams\" >= 0 AND \"Fen\" >= 0)");
                    table.ForeignKey(
                        name: "FK_CreditEntries_CreditParts_SourceId_FromPerMille",
                        columns: x => new { x.SourceId, x.FromPerMille },
                        principalSchema: "alliance",
                        principalTable: "CreditParts",
                        principalColumns: new[] { "SourceId", "FromPerMille" });
                });

            migrationBuilder.CreateTable(
                name: "DispatchLines",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DispatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    TolerancePerMille = table.Column<int>(type: "integer", nullable: false),
                    DailyLossPerMille = table.Column<int>(type: "integer", nullable: false),
                    AcceptanceHours = table.Column<int>(type: "integer", nullable: false),
                    BuyerArrivedGrams = table.Column<long>(type: "bigint", nullable: true),
                    AppliedTolerancePerMille = table.Column<int>(type: "integer", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Amount_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Disputed_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Net_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DispatchLines", x => x.Id);
                    table.CheckConstraint("CK_DispatchLines_Weights", "\"Net_Grams\" > 0 AND \"Accepted_Grams\" >= 0 AND \"Rejected_Grams\" >= 0 AND \"Spoiled_Grams\" >= 0 AND \"Disputed_Grams\" >= 0");
                    table.ForeignKey(
                        name: "FK_DispatchLines_Dispatches_DispatchId",
                        column: x => x.DispatchId,
                        principalSchema: "orders",
                        principalTable: "Dispatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DistressPhotos",
                schema: "catalog",
                columns: table => new
                {
                    LabelId = table.Column<Guid>(type: "uuid", nullable: false),
                    PictureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistressPhotos", x => new { x.LabelId, x.PictureId });
                    table.ForeignKey(
                        name: "FK_DistressPhotos_DistressLabels_LabelId",
                        column: x => x.LabelId,
                        principalSchema: "catalog",
                        principalTable: "DistressLabels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FindingClosures",
                schema: "alliance",
                columns: table => new
                {
                    FindingId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingClosures", x => x.FindingId);
                    table.ForeignKey(
                        name: "FK_FindingClosures_Findings_FindingId",
                        column: x => x.FindingId,
                        principalSchema: "alliance",
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PendingEntries",
                schema: "ledger",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Batch = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingEntries", x => x.EntryId);
                    table.ForeignKey(
                        name: "FK_PendingEntries_LedgerEntries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "ledger",
                        principalTable: "LedgerEntries",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SealedEntries",
                schema: "ledger",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeafHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedEntries", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_SealedEntries_LedgerEntries_EntryId",
                        column: x => x.EntryId,
                        principalSchema: "ledger",
                        principalTable: "LedgerEntries",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LotMoves",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotMoves_Lots_LotId",
                        column: x => x.LotId,
                        principalSchema: "catalog",
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LotTiers",
                schema: "catalog",
                columns: table => new
                {
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    From_Grams = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotTiers", x => new { x.LotId, x.Position });
                    table.ForeignKey(
                        name: "FK_LotTiers_Lots_LotId",
                        column: x => x.LotId,
                        principalSchema: "catalog",
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Offers",
                schema: "catalog",
                columns: table => new
                {
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Lacking_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Offered_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Promised_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Settled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Withdrawn_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offers", x => new { x.LotId, x.HouseholdCode });
                    table.CheckConstraint("CK_Offers_Signs", "\"Promised_Grams\" >= 0 AND \"Dispatched_Grams\" >= 0 AND \"Withdrawn_Grams\" >= 0 AND \"Lacking_Grams\" >= 0 AND \"Promised_Grams\" + \"Dispatched_Grams\" + \"Withdrawn_Grams\" <= \"Offered_Grams\"");
                    table.ForeignKey(
                        name: "FK_Offers_Lots_LotId",
                        column: x => x.LotId,
                        principalSchema: "catalog",
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MembershipPeriods",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MembershipPeriods", x => x.Id);
                    table.CheckConstraint("CK_MembershipPeriods_Days", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_MembershipPeriods_Members_MemberId",
                        column: x => x.MemberId,
                        principalSchema: "alliance",
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MemberSteps",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    ConfirmedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberSteps", x => x.Id);
                    table.CheckConstraint("CK_MemberSteps_FourEyes", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"By\"");
                    table.ForeignKey(
                        name: "FK_MemberSteps_Members_MemberId",
                        column: x => x.MemberId,
                        principalSchema: "alliance",
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfflineShares",
                schema: "alliance",
                columns: table => new
                {
                    SaleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    PerMille = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfflineShares", x => new { x.SaleId, x.Position });
                    table.CheckConstraint("CK_OfflineShares_PerMille", "\"PerMille\" > 0 AND \"PerMille\" <= 1000");
                    table.ForeignKey(
                        name: "FK_OfflineShares_OfflineSales_SaleId",
                        column: x => x.SaleId,
                        principalSchema: "alliance",
                        principalTable: "OfflineSales",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderLines",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CountyCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false, collation: "C"),
                    Produce = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Grade = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    CertificateId = table.Column<Guid>(type: "uuid", nullable: true),
                    CertificateNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PriceBasis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    VatKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TolerancePerMille = table.Column<int>(type: "integer", nullable: false),
                    DailyLossPerMille = table.Column<int>(type: "integer", nullable: false),
                    AcceptanceHours = table.Column<int>(type: "integer", nullable: false),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    Divisions = table.Column<int>(type: "integer", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Amount_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "bigint", nullable: false),
                    HouseholdPrice_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    HouseholdPrice_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Ordered_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Released_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Short_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Step_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Taken_Grams = table.Column<long>(type: "bigint", nullable: false),
                    TierFrom_Grams = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_FenPerTonne = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_Per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderLines", x => x.Id);
                    table.CheckConstraint("CK_OrderLines_Outcome", "\"Accepted_Grams\" >= 0 AND \"Rejected_Grams\" >= 0 AND \"Spoiled_Grams\" >= 0 AND \"Short_Grams\" >= 0");
                    table.CheckConstraint("CK_OrderLines_Rest", "\"Ordered_Grams\" > 0 AND \"Taken_Grams\" >= 0 AND \"Released_Grams\" >= 0 AND \"Taken_Grams\" + \"Released_Grams\" <= \"Ordered_Grams\"");
                    table.ForeignKey(
                        name: "FK_OrderLines_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderParts",
                schema: "orders",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnderWay = table.Column<int>(type: "integer", nullable: false),
                    Unsettled = table.Column<int>(type: "integer", nullable: false),
                    LastArrivalOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    CancellationAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancellationReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderParts", x => new { x.OrderId, x.CooperativeId });
                    table.CheckConstraint("CK_OrderParts_Counts", "\"UnderWay\" >= 0 AND \"Unsettled\" >= \"UnderWay\"");
                    table.ForeignKey(
                        name: "FK_OrderParts_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrderSteps",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "uuid", nullable: true),
                    DispatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PartFrom = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PartTo = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderSteps_Orders_OrderId",
                        column: x => x.OrderId,
                        principalSchema: "orders",
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    PartyKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PartyId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpeningNote = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    AnswerUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AppealUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MeasureUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReapplyFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CureUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CuredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeavesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MoveCount = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.CheckConstraint("CK_Cases_Decider", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"OpenedBy\"");
                    table.CheckConstraint("CK_Cases_Measure", "\"Measure\" IS NULL OR \"DecidedAt\" IS NOT NULL");
                    table.CheckConstraint("CK_Cases_Outcome", "(\"State\" = 'Closed' AND \"Outcome\" IS NOT NULL) OR (\"State\" <> 'Closed' AND \"Outcome\" IS NULL)");
                    table.CheckConstraint("CK_Cases_Party", "\"PartyKind\" IN ('Cooperative', 'Member', 'Liaison')");
                    table.ForeignKey(
                        name: "FK_Cases_QueueItems_Id",
                        column: x => x.Id,
                        principalSchema: "alliance",
                        principalTable: "QueueItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrailSeals",
                schema: "alliance",
                columns: table => new
                {
                    N = table.Column<long>(type: "bigint", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    Root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Previous = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    SealedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailSeals", x => x.N);
                    table.ForeignKey(
                        name: "FK_TrailSeals_SealedActs_First",
                        column: x => x.First,
                        principalSchema: "alliance",
                        principalTable: "SealedActs",
                        principalColumn: "Seq");
                });

            migrationBuilder.CreateTable(
                name: "StockMoves",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StockId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LotId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    Weight_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StockMoves_Stocks_StockId",
                        column: x => x.StockId,
                        principalSchema: "catalog",
                        principalTable: "Stocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Weighings",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DispatchLineId = table.Column<Guid>(type: "uuid", nullable: false),
                    DispatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    HouseholdCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Deduction_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Gross_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Net_Grams = table.Column<long>(type: "bigint", nullable: false),
                    Tare_Grams = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Weighings", x => x.Id);
                    table.CheckConstraint("CK_Weighings_Net", "\"Net_Grams\" > 0 AND \"Tare_Grams\" >= 0 AND \"Deduction_Grams\" >= 0 AND \"Net_Grams\" = \"Gross_Grams\" - \"Tare_Grams\" - \"Deduction_Grams\"");
                    table.ForeignKey(
                        name: "FK_Weighings_DispatchLines_DispatchLineId",
                        column: x => x.DispatchLineId,
                        principalSchema: "orders",
                        principalTable: "DispatchLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Seals",
                schema: "ledger",
                columns: table => new
                {
                    N = table.Column<long>(type: "bigint", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    Root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Previous = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    SealedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Seals", x => x.N);
                    table.ForeignKey(
                        name: "FK_Seals_SealedEntries_First",
                        column: x => x.First,
                        principalSchema: "ledger",
                        principalTable: "SealedEntries",
                        principalColumn: "Seq");
                });

            migrationBuilder.CreateTable(
                name: "AppealDecisions",
                schema: "alliance",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Reasons = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    OpenedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    FirstDecider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    DecidedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppealDecisions", x => x.CaseId);
                    table.CheckConstraint("CK_AppealDecisions_Reasons", "\"Reasons\" <> ''");
                    table.CheckConstraint("CK_AppealDecisions_ThirdPerson", "\"DecidedBy\" <> \"FirstDecider\" AND \"DecidedBy\" <> \"OpenedBy\"");
                    table.ForeignKey(
                        name: "FK_AppealDecisions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseAppeals",
                schema: "alliance",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    AnswerUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseAppeals", x => x.CaseId);
                    table.CheckConstraint("CK_CaseAppeals_Text", "\"Text\" <> ''");
                    table.ForeignKey(
                        name: "FK_CaseAppeals_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseDecisions",
                schema: "alliance",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    Reasons = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    CharterVersion = table.Column<int>(type: "integer", nullable: false),
                    Highest = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PointsBefore = table.Column<int>(type: "integer", nullable: false),
                    Summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    OpenedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    DecidedBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EffectiveFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AppealUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    HowToAppeal_En = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    HowToAppeal_Zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseDecisions", x => x.CaseId);
                    table.CheckConstraint("CK_CaseDecisions_FourEyes", "\"DecidedBy\" <> \"OpenedBy\"");
                    table.CheckConstraint("CK_CaseDecisions_Whole", "\"Reasons\" <> '' AND \"Rule\" <> '' AND \"HowToAppeal_Zh\" <> '' AND \"HowToAppeal_En\" <> '' AND \"Days\" >= 0");
                    table.ForeignKey(
                        name: "FK_CaseDecisions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseFacts",
                schema: "alliance",
                columns: table => new
                {
                    FindingId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Facts = table.Column<string>(type: "text", maxLength: -1, nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseFacts", x => x.FindingId);
                    table.ForeignKey(
                        name: "FK_CaseFacts_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseFiles",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseFiles_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseMessages",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseMessages", x => x.Id);
                    table.CheckConstraint("CK_CaseMessages_Text", "\"Text\" <> ''");
                    table.ForeignKey(
                        name: "FK_CaseMessages_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseMoves",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseMoves_Cases_CaseId",
                        column: x => x.CaseId,
                        principalSchema: "alliance",
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "ledger",
                table: "LedgerTurns",
                columns: new[] { "Name", "Taken" },
                values: new object[,]
                {
                    { "roll-up", 0L },
                    { "seal", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_AccountId",
                schema: "registry",
                table: "AccessTokens",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_ExpiresAt",
                schema: "registry",
                table: "AccessTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_AccountClaims_UserId",
                schema: "registry",
                table: "AccountClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLogins_UserId",
                schema: "registry",
                table: "AccountLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountPasskeys_UserId",
                schema: "registry",
                table: "AccountPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountRoles_Role",
                schema: "registry",
                table: "AccountRoles",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Code",
                schema: "registry",
                table: "Accounts",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_LiaisonId",
                schema: "registry",
                table: "Accounts",
                column: "LiaisonId",
                unique: true,
                filter: "\"LiaisonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_NormalizedUserName",
                schema: "registry",
                table: "Accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OrganisationId",
                schema: "registry",
                table: "Accounts",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Acts_At_Id",
                schema: "foundation",
                table: "Acts",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Acts_By_At",
                schema: "foundation",
                table: "Acts",
                columns: new[] { "By", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Acts_OnBehalfOf_At",
                schema: "foundation",
                table: "Acts",
                columns: new[] { "OnBehalfOf", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Acts_Subject_At",
                schema: "foundation",
                table: "Acts",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AllocationRuns_LineId_Number",
                schema: "orders",
                table: "AllocationRuns",
                columns: new[] { "LineId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AllocationRuns_OrderId",
                schema: "orders",
                table: "AllocationRuns",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationMoves_ApplicationId",
                schema: "catalog",
                table: "ApplicationMoves",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_HouseholdCode_From",
                schema: "registry",
                table: "Assignments",
                columns: new[] { "HouseholdCode", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_LiaisonId_HouseholdCode",
                schema: "registry",
                table: "Assignments",
                columns: new[] { "LiaisonId", "HouseholdCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_Now",
                schema: "registry",
                table: "Assignments",
                column: "HouseholdCode",
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BulletinNotes_Number_At",
                schema: "alliance",
                table: "BulletinNotes",
                columns: new[] { "Number", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Bulletins_Monday",
                schema: "alliance",
                table: "Bulletins",
                column: "Monday",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseFacts_CaseId",
                schema: "alliance",
                table: "CaseFacts",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_CaseId_Hash",
                schema: "alliance",
                table: "CaseFiles",
                columns: new[] { "CaseId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseMessages_CaseId_At",
                schema: "alliance",
                table: "CaseMessages",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseMoves_CaseId_Position",
                schema: "alliance",
                table: "CaseMoves",
                columns: new[] { "CaseId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Measure_MeasureUntil",
                schema: "alliance",
                table: "Cases",
                columns: new[] { "Measure", "MeasureUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Number",
                schema: "alliance",
                table: "Cases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Open",
                schema: "alliance",
                table: "Cases",
                columns: new[] { "Rule", "PartyId" },
                unique: true,
                filter: "\"State\" IN ('Answering', 'Deciding')");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OpenedAt_Id",
                schema: "alliance",
                table: "Cases",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PartyId_OpenedAt",
                schema: "alliance",
                table: "Cases",
                columns: new[] { "PartyId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PublishUntil",
                schema: "alliance",
                table: "Cases",
                column: "PublishUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_State_OpenedAt",
                schema: "alliance",
                table: "Cases",
                columns: new[] { "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_AppliedAt_Id",
                schema: "catalog",
                table: "CertificateApplications",
                columns: new[] { "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_CooperativeId_AppliedAt_Id",
                schema: "catalog",
                table: "CertificateApplications",
                columns: new[] { "CooperativeId", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_CountyCode_State_AppliedAt_Id",
                schema: "catalog",
                table: "CertificateApplications",
                columns: new[] { "CountyCode", "State", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_Number",
                schema: "catalog",
                table: "CertificateApplications",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_Open",
                schema: "catalog",
                table: "CertificateApplications",
                columns: new[] { "CooperativeId", "Produce" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_State_AppliedAt_Id",
                schema: "catalog",
                table: "CertificateApplications",
                columns: new[] { "State", "AppliedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateApplications_State_NoticeTo_Id",
                schema: "catalog",
                table: "CertificateApplications",
                columns: new[] { "State", "NoticeTo", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateObjections_ApplicationId_AnsweredAt",
                schema: "catalog",
                table: "CertificateObjections",
                columns: new[] { "ApplicationId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateObjections_ApplicationId_ClientId",
                schema: "catalog",
                table: "CertificateObjections",
                columns: new[] { "ApplicationId", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRemovals_CertificateId",
                schema: "catalog",
                table: "CertificateRemovals",
                column: "CertificateId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRemovals_DecidedAt_ProposedAt",
                schema: "catalog",
                table: "CertificateRemovals",
                columns: new[] { "DecidedAt", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRemovals_Open",
                schema: "catalog",
                table: "CertificateRemovals",
                column: "CertificateId",
                unique: true,
                filter: "\"DecidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_CooperativeId_Produce",
                schema: "catalog",
                table: "Certificates",
                columns: new[] { "CooperativeId", "Produce" });

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_CountyCode_ValidTo",
                schema: "catalog",
                table: "Certificates",
                columns: new[] { "CountyCode", "ValidTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Number",
                schema: "catalog",
                table: "Certificates",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_ValidTo_Id",
                schema: "catalog",
                table: "Certificates",
                columns: new[] { "ValidTo", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CharterDrafts_CreatedAt_Id",
                schema: "alliance",
                table: "CharterDrafts",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CharterEvaluations_At",
                schema: "alliance",
                table: "CharterEvaluations",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_AgainstId_At_Id",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "AgainstId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_AnsweredAfterMinutes",
                schema: "alliance",
                table: "Complaints",
                column: "AnsweredAfterMinutes");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_At_Id",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_By_At_Id",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "By", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_By_ClientId",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "By", "ClientId" },
                unique: true,
                filter: "\"ClientId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ByOrganisationId_At_Id",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "ByOrganisationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_HouseholdCode_At",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "HouseholdCode", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Number",
                schema: "alliance",
                table: "Complaints",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_State_SettleDueAt",
                schema: "alliance",
                table: "Complaints",
                columns: new[] { "State", "SettleDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintWords_ComplaintId_At",
                schema: "alliance",
                table: "ComplaintWords",
                columns: new[] { "ComplaintId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_HouseholdCode_Kind",
                schema: "registry",
                table: "Consents",
                columns: new[] { "HouseholdCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_WithdrawnOn",
                schema: "registry",
                table: "Consents",
                column: "WithdrawnOn",
                filter: "\"WithdrawnOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_MemberId_CountedOn",
                schema: "alliance",
                table: "CreditEntries",
                columns: new[] { "MemberId", "CountedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditParts_MemberId_SourceId",
                schema: "alliance",
                table: "CreditParts",
                columns: new[] { "MemberId", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditParts_SourceId_PreviousPerMille",
                schema: "alliance",
                table: "CreditParts",
                columns: new[] { "SourceId", "PreviousPerMille" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_CooperativeId_SlipNo",
                schema: "orders",
                table: "Dispatches",
                columns: new[] { "CooperativeId", "SlipNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_DecidedAt",
                schema: "orders",
                table: "Dispatches",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_LeftAt",
                schema: "orders",
                table: "Dispatches",
                column: "LeftAt");

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_MemberId_State_AcceptanceDueAt",
                schema: "orders",
                table: "Dispatches",
                columns: new[] { "MemberId", "State", "AcceptanceDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_Number",
                schema: "orders",
                table: "Dispatches",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_OrderId",
                schema: "orders",
                table: "Dispatches",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_State_AcceptanceDueAt",
                schema: "orders",
                table: "Dispatches",
                columns: new[] { "State", "AcceptanceDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_State_DisputeDueAt",
                schema: "orders",
                table: "Dispatches",
                columns: new[] { "State", "DisputeDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_WeighedAt",
                schema: "orders",
                table: "Dispatches",
                column: "WeighedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchLines_DispatchId_LineId",
                schema: "orders",
                table: "DispatchLines",
                columns: new[] { "DispatchId", "LineId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DispatchLines_LineId",
                schema: "orders",
                table: "DispatchLines",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchLines_LotId",
                schema: "orders",
                table: "DispatchLines",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_DistressLabels_CheckedAt_Id",
                schema: "catalog",
                table: "DistressLabels",
                columns: new[] { "CheckedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DistressLabels_CountyCode_CheckedAt_Id",
                schema: "catalog",
                table: "DistressLabels",
                columns: new[] { "CountyCode", "CheckedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DistressLabels_EndedAt_LastOn",
                schema: "catalog",
                table: "DistressLabels",
                columns: new[] { "EndedAt", "LastOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DistressLabels_Forged_JudgedAt",
                schema: "catalog",
                table: "DistressLabels",
                columns: new[] { "Forged", "JudgedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DistressLabels_InForce",
                schema: "catalog",
                table: "DistressLabels",
                column: "StockId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DistressLabels_StockId_CheckedAt",
                schema: "catalog",
                table: "DistressLabels",
                columns: new[] { "StockId", "CheckedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DistressPhotos_Hash",
                schema: "catalog",
                table: "DistressPhotos",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DistressPhotos_PictureId",
                schema: "catalog",
                table: "DistressPhotos",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleCredits_At",
                schema: "alliance",
                table: "DoubleCredits",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleCredits_MemberId_At",
                schema: "alliance",
                table: "DoubleCredits",
                columns: new[] { "MemberId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_AgainstId_Rule_OccurredAt",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "AgainstId", "Rule", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_At_Id",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_CooperativeId_Rule_At",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "CooperativeId", "Rule", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Fact",
                schema: "alliance",
                table: "Findings",
                column: "Fact",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_HouseholdCode_At",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "HouseholdCode", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_LiaisonId_At",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "LiaisonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_MemberId_Rule_At",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "MemberId", "Rule", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Rule_At",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "Rule", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Subject_At",
                schema: "alliance",
                table: "Findings",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_FirstSales_RecordedOn",
                schema: "ledger",
                table: "FirstSales",
                column: "RecordedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Holdings_HouseholdCode_Produce",
                schema: "registry",
                table: "Holdings",
                columns: new[] { "HouseholdCode", "Produce" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdCategories_From",
                schema: "registry",
                table: "HouseholdCategories",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdCategories_HouseholdCode_From",
                schema: "registry",
                table: "HouseholdCategories",
                columns: new[] { "HouseholdCode", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdCategories_Now",
                schema: "registry",
                table: "HouseholdCategories",
                column: "HouseholdCode",
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdCategories_To",
                schema: "registry",
                table: "HouseholdCategories",
                column: "To",
                filter: "\"To\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Households_BankAccountHash",
                schema: "registry",
                table: "Households",
                column: "BankAccountHash");

            migrationBuilder.CreateIndex(
                name: "IX_Households_CountyCode_Code",
                schema: "registry",
                table: "Households",
                columns: new[] { "CountyCode", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_Households_IdHash",
                schema: "registry",
                table: "Households",
                column: "IdHash",
                unique: true,
                filter: "\"IdHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Households_PhoneHash",
                schema: "registry",
                table: "Households",
                column: "PhoneHash");

            migrationBuilder.CreateIndex(
                name: "IX_Households_VillageCode_Code",
                schema: "registry",
                table: "Households",
                columns: new[] { "VillageCode", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Corrects",
                schema: "ledger",
                table: "LedgerEntries",
                column: "Corrects",
                filter: "\"Corrects\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_DispatchId_Id",
                schema: "ledger",
                table: "LedgerEntries",
                columns: new[] { "DispatchId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_HouseholdCode_Id",
                schema: "ledger",
                table: "LedgerEntries",
                columns: new[] { "HouseholdCode", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_LotId_Id",
                schema: "ledger",
                table: "LedgerEntries",
                columns: new[] { "LotId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_RecordedOn_Id",
                schema: "ledger",
                table: "LedgerEntries",
                columns: new[] { "RecordedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Liaisons_Code",
                schema: "registry",
                table: "Liaisons",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Liaisons_CountyCode_Code",
                schema: "registry",
                table: "Liaisons",
                columns: new[] { "CountyCode", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingPermits_DecidedAt_AskedAt",
                schema: "alliance",
                table: "ListingPermits",
                columns: new[] { "DecidedAt", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingPermits_LotId_DecidedAt",
                schema: "alliance",
                table: "ListingPermits",
                columns: new[] { "LotId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingPermits_Waiting",
                schema: "alliance",
                table: "ListingPermits",
                column: "LotId",
                unique: true,
                filter: "\"DecidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LotFreezes_FailedLotId_ReleasedAt",
                schema: "catalog",
                table: "LotFreezes",
                columns: new[] { "FailedLotId", "ReleasedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LotFreezes_LotId_TestId",
                schema: "catalog",
                table: "LotFreezes",
                columns: new[] { "LotId", "TestId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LotFreezes_ReleasedAt_At",
                schema: "catalog",
                table: "LotFreezes",
                columns: new[] { "ReleasedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LotFreezes_TestId",
                schema: "catalog",
                table: "LotFreezes",
                column: "TestId");

            migrationBuilder.CreateIndex(
                name: "IX_LotGrams_LotId_Gram",
                schema: "catalog",
                table: "LotGrams",
                columns: new[] { "LotId", "Gram" });

            migrationBuilder.CreateIndex(
                name: "IX_LotMoves_LotId",
                schema: "catalog",
                table: "LotMoves",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_Lots_CertificateId_State",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "CertificateId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_CooperativeId_CreatedAt",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "CooperativeId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_CountyCode_State_SubmittedAt",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "CountyCode", "State", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_Number",
                schema: "catalog",
                table: "Lots",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lots_State_CountyCode_SpoilsOn_Id",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "State", "CountyCode", "SpoilsOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_State_Produce_SpoilsOn_Id",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "State", "Produce", "SpoilsOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_State_PublishedAt_Id",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "State", "PublishedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_State_SpoilsOn_Id",
                schema: "catalog",
                table: "Lots",
                columns: new[] { "State", "SpoilsOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LotStocks_StockId",
                schema: "catalog",
                table: "LotStocks",
                column: "StockId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberMeasures_DecidedAt_ProposedAt",
                schema: "alliance",
                table: "MemberMeasures",
                columns: new[] { "DecidedAt", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberMeasures_MemberId_ProposedAt",
                schema: "alliance",
                table: "MemberMeasures",
                columns: new[] { "MemberId", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Members_ParentId",
                schema: "alliance",
                table: "Members",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Members_PlaqueNumber",
                schema: "alliance",
                table: "Members",
                column: "PlaqueNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Members_State_CertifiedUntil",
                schema: "alliance",
                table: "Members",
                columns: new[] { "State", "CertifiedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipApplications_Fingerprint",
                schema: "alliance",
                table: "MembershipApplications",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MembershipApplications_MemberId",
                schema: "alliance",
                table: "MembershipApplications",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_MembershipApplications_Number",
                schema: "alliance",
                table: "MembershipApplications",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MembershipApplications_Open",
                schema: "alliance",
                table: "MembershipApplications",
                column: "CreditCode",
                unique: true,
                filter: "\"State\" IN ('Waiting', 'Admitted')");

            migrationBuilder.CreateIndex(
                name: "IX_MembershipApplications_State_AppliedAt",
                schema: "alliance",
                table: "MembershipApplications",
                columns: new[] { "State", "AppliedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipPeriods_MemberId_From",
                schema: "alliance",
                table: "MembershipPeriods",
                columns: new[] { "MemberId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipPeriods_Now",
                schema: "alliance",
                table: "MembershipPeriods",
                column: "MemberId",
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_CooperativeId_From",
                schema: "registry",
                table: "Memberships",
                columns: new[] { "CooperativeId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_HouseholdCode_CooperativeId",
                schema: "registry",
                table: "Memberships",
                columns: new[] { "HouseholdCode", "CooperativeId" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_Now",
                schema: "registry",
                table: "Memberships",
                columns: new[] { "CooperativeId", "HouseholdCode" },
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MemberSteps_MemberId_At",
                schema: "alliance",
                table: "MemberSteps",
                columns: new[] { "MemberId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AccountId_At",
                schema: "registry",
                table: "Notices",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_OrganisationId_At",
                schema: "registry",
                table: "Notices",
                columns: new[] { "OrganisationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Objections_Digest",
                schema: "alliance",
                table: "Objections",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Objections_MemberId_On",
                schema: "alliance",
                table: "Objections",
                columns: new[] { "MemberId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Objections_On_Id",
                schema: "alliance",
                table: "Objections",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Offers_HouseholdCode",
                schema: "catalog",
                table: "Offers",
                column: "HouseholdCode");

            migrationBuilder.CreateIndex(
                name: "IX_OfflineSales_CooperativeId_InvoiceNo",
                schema: "alliance",
                table: "OfflineSales",
                columns: new[] { "CooperativeId", "InvoiceNo" },
                unique: true,
                filter: "\"State\" IN ('Reported', 'Credited')");

            migrationBuilder.CreateIndex(
                name: "IX_OfflineSales_CooperativeId_SlipNo",
                schema: "alliance",
                table: "OfflineSales",
                columns: new[] { "CooperativeId", "SlipNo" },
                unique: true,
                filter: "\"State\" IN ('Reported', 'Credited')");

            migrationBuilder.CreateIndex(
                name: "IX_OfflineSales_MemberId_ReportedAt",
                schema: "alliance",
                table: "OfflineSales",
                columns: new[] { "MemberId", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OfflineSales_Number",
                schema: "alliance",
                table: "OfflineSales",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfflineSales_SlipHash",
                schema: "alliance",
                table: "OfflineSales",
                column: "SlipHash",
                unique: true,
                filter: "\"State\" IN ('Reported', 'Credited')");

            migrationBuilder.CreateIndex(
                name: "IX_OfflineSales_State_ReportedAt",
                schema: "alliance",
                table: "OfflineSales",
                columns: new[] { "State", "ReportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OfflineShares_MemberId",
                schema: "alliance",
                table: "OfflineShares",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_OfflineShares_SaleId_MemberId",
                schema: "alliance",
                table: "OfflineShares",
                columns: new[] { "SaleId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_LotId",
                schema: "orders",
                table: "OrderLines",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_OrderId",
                schema: "orders",
                table: "OrderLines",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_CooperativeId_OrderId",
                schema: "orders",
                table: "OrderParts",
                columns: new[] { "CooperativeId", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_CooperativeId_State",
                schema: "orders",
                table: "OrderParts",
                columns: new[] { "CooperativeId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_MemberId_MemberPoNumber",
                schema: "orders",
                table: "Orders",
                columns: new[] { "MemberId", "MemberPoNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_MemberId_PlacedAt",
                schema: "orders",
                table: "Orders",
                columns: new[] { "MemberId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Number",
                schema: "orders",
                table: "Orders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PlacedAt",
                schema: "orders",
                table: "Orders",
                column: "PlacedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_State_ApprovalDueAt",
                schema: "orders",
                table: "Orders",
                columns: new[] { "State", "ApprovalDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderSplits_MemberId_AgreedAt",
                schema: "alliance",
                table: "OrderSplits",
                columns: new[] { "MemberId", "AgreedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderSteps_Cancelled",
                schema: "orders",
                table: "OrderSteps",
                column: "At",
                filter: "\"Act\" IN ('cancel', 'agree-to-cancellation')");

            migrationBuilder.CreateIndex(
                name: "IX_OrderSteps_OrderId_Position",
                schema: "orders",
                table: "OrderSteps",
                columns: new[] { "OrderId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Code",
                schema: "registry",
                table: "Organisations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_CreditCode",
                schema: "registry",
                table: "Organisations",
                column: "CreditCode",
                unique: true,
                filter: "\"CreditCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Kind_Code",
                schema: "registry",
                table: "Organisations",
                columns: new[] { "Kind", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DoneAt_DueAt",
                schema: "foundation",
                table: "Outbox",
                columns: new[] { "DoneAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Papers_Hash",
                schema: "alliance",
                table: "Papers",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_Subject",
                schema: "alliance",
                table: "Papers",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_PictureEchoes_At_Id",
                schema: "catalog",
                table: "PictureEchoes",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PictureEchoes_EarlierId_Distance",
                schema: "catalog",
                table: "PictureEchoes",
                columns: new[] { "EarlierId", "Distance" });

            migrationBuilder.CreateIndex(
                name: "IX_PictureEchoes_PictureId_EarlierId",
                schema: "catalog",
                table: "PictureEchoes",
                columns: new[] { "PictureId", "EarlierId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_Hash",
                schema: "catalog",
                table: "Pictures",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_State_ReceivedAt",
                schema: "catalog",
                table: "Pictures",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_Subject_ClientId",
                schema: "catalog",
                table: "Pictures",
                columns: new[] { "Subject", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_SubjectId",
                schema: "catalog",
                table: "Pictures",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeStatements_MemberId_IssuedAt",
                schema: "alliance",
                table: "PledgeStatements",
                columns: new[] { "MemberId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceExplanations_At_Id",
                schema: "catalog",
                table: "PriceExplanations",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceExplanations_LotId_At",
                schema: "catalog",
                table: "PriceExplanations",
                columns: new[] { "LotId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceImportFiles_ReceivedAt",
                schema: "catalog",
                table: "PriceImportFiles",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PriceImports_Hash_State",
                schema: "catalog",
                table: "PriceImports",
                columns: new[] { "Hash", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceImports_UploadedAt_Id",
                schema: "catalog",
                table: "PriceImports",
                columns: new[] { "UploadedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceImports_UploadedBy_ClientId",
                schema: "catalog",
                table: "PriceImports",
                columns: new[] { "UploadedBy", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PriceObservations_Day_Id",
                schema: "catalog",
                table: "PriceObservations",
                columns: new[] { "Day", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PriceObservations_Fact_Round",
                schema: "catalog",
                table: "PriceObservations",
                columns: new[] { "Fact", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PriceObservations_ImportId",
                schema: "catalog",
                table: "PriceObservations",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_PriceObservations_Produce_Day",
                schema: "catalog",
                table: "PriceObservations",
                columns: new[] { "Produce", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_AccountId_Kind_DecidedAt",
                schema: "registry",
                table: "Proposals",
                columns: new[] { "AccountId", "Kind", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_Until",
                schema: "registry",
                table: "Proposals",
                columns: new[] { "State", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueItems_DoneAt_DueAt_Id",
                schema: "alliance",
                table: "QueueItems",
                columns: new[] { "DoneAt", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueItems_OwnerId_DoneAt",
                schema: "alliance",
                table: "QueueItems",
                columns: new[] { "OwnerId", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueItems_PartyId_DoneAt_Since",
                schema: "alliance",
                table: "QueueItems",
                columns: new[] { "PartyId", "DoneAt", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_RefusedActs_Day_Subject_Rule_Code",
                schema: "alliance",
                table: "RefusedActs",
                columns: new[] { "Day", "Subject", "Rule", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RefusedActs_Rule_At",
                schema: "alliance",
                table: "RefusedActs",
                columns: new[] { "Rule", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SealedActs_ActId",
                schema: "alliance",
                table: "SealedActs",
                column: "ActId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SealedEntries_EntryId",
                schema: "ledger",
                table: "SealedEntries",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Seals_First",
                schema: "ledger",
                table: "Seals",
                column: "First");

            migrationBuilder.CreateIndex(
                name: "IX_Seals_Last",
                schema: "ledger",
                table: "Seals",
                column: "Last",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Shares_HouseholdCode_Produce_WrittenAt",
                schema: "orders",
                table: "Shares",
                columns: new[] { "HouseholdCode", "Produce", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Shares_OrderId",
                schema: "orders",
                table: "Shares",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_StandIns_CooperativeId_To",
                schema: "catalog",
                table: "StandIns",
                columns: new[] { "CooperativeId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_StandIns_ForCooperativeId_To",
                schema: "catalog",
                table: "StandIns",
                columns: new[] { "ForCooperativeId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMoves_StockId",
                schema: "catalog",
                table: "StockMoves",
                column: "StockId");

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_CountyCode_State_Produce_Grade",
                schema: "catalog",
                table: "Stocks",
                columns: new[] { "CountyCode", "State", "Produce", "Grade" });

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_HouseholdCode_State",
                schema: "catalog",
                table: "Stocks",
                columns: new[] { "HouseholdCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_LiaisonId_ClientId",
                schema: "catalog",
                table: "Stocks",
                columns: new[] { "LiaisonId", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_LiaisonId_RecordedAt",
                schema: "catalog",
                table: "Stocks",
                columns: new[] { "LiaisonId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_LotId",
                schema: "catalog",
                table: "Stocks",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_RecordedAt",
                schema: "catalog",
                table: "Stocks",
                column: "RecordedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Stocks_ToCheck",
                schema: "catalog",
                table: "Stocks",
                columns: new[] { "CountyCode", "RecordedAt" },
                filter: "\"CheckedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TestResults_CooperativeId_RecordedAt_Id",
                schema: "catalog",
                table: "TestResults",
                columns: new[] { "CooperativeId", "RecordedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TestResults_CountyCode_RecordedAt_Id",
                schema: "catalog",
                table: "TestResults",
                columns: new[] { "CountyCode", "RecordedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TestResults_LotId_Laboratory_ReportNo",
                schema: "catalog",
                table: "TestResults",
                columns: new[] { "LotId", "Laboratory", "ReportNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TestResults_Passed_RecordedAt",
                schema: "catalog",
                table: "TestResults",
                columns: new[] { "Passed", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TestResults_RecordedAt_Id",
                schema: "catalog",
                table: "TestResults",
                columns: new[] { "RecordedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TrailSeals_First",
                schema: "alliance",
                table: "TrailSeals",
                column: "First");

            migrationBuilder.CreateIndex(
                name: "IX_TrailSeals_Last",
                schema: "alliance",
                table: "TrailSeals",
                column: "Last",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Unmaskings_AccountId_Until",
                schema: "registry",
                table: "Unmaskings",
                columns: new[] { "AccountId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Unmaskings_HouseholdCode_At",
                schema: "registry",
                table: "Unmaskings",
                columns: new[] { "HouseholdCode", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Villages_CountyCode",
                schema: "registry",
                table: "Villages",
                column: "CountyCode");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_DecidedAt_ProposedAt",
                schema: "alliance",
                table: "Waivers",
                columns: new[] { "DecidedAt", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_Number",
                schema: "alliance",
                table: "Waivers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_Rule_Until",
                schema: "alliance",
                table: "Waivers",
                columns: new[] { "Rule", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Weighings_DispatchId",
                schema: "orders",
                table: "Weighings",
                column: "DispatchId");

            migrationBuilder.CreateIndex(
                name: "IX_Weighings_DispatchLineId",
                schema: "orders",
                table: "Weighings",
                column: "DispatchLineId");

            migrationBuilder.CreateIndex(
                name: "IX_Weighings_HouseholdCode",
                schema: "orders",
                table: "Weighings",
                column: "HouseholdCode");

            migrationBuilder.CreateIndex(
                name: "IX_WhatIfActs_RunId_Rule_Outcome_Position",
                schema: "alliance",
                table: "WhatIfActs",
                columns: new[] { "RunId", "Rule", "Outcome", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_WhatIfRuns_At_Id",
                schema: "alliance",
                table: "WhatIfRuns",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WhatIfRuns_State_At",
                schema: "alliance",
                table: "WhatIfRuns",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WrongTries_LastAt",
                schema: "registry",
                table: "WrongTries",
                column: "LastAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessTokens",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountClaims",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountLogins",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountPasskeys",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountRoles",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "AccountTokens",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Acts",
                schema: "foundation");

            migrationBuilder.DropTable(
                name: "AllocationRuns",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "AppealDecisions",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "ApplicationHouseholds",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "ApplicationMoves",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Assignments",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "BulletinCounties",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "BulletinMembers",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "BulletinNotes",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CaseAppeals",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CaseDecisions",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CaseFacts",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CaseFiles",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CaseMessages",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CaseMoves",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CertificateObjections",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "CertificateRemovals",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Certificates",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "CharterArticles",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CharterDrafts",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CharterEvaluations",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CharterParameters",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "ComplaintWords",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Consents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Counters",
                schema: "foundation");

            migrationBuilder.DropTable(
                name: "Counties",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "CountyDays",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "CreditEntries",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "DistressPhotos",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "DoubleCredits",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "FindingClosures",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "FirstPurchases",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "FirstSaleDays",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "FirstSales",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Holdings",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "HouseholdCategories",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Households",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "IdempotentAnswers",
                schema: "foundation");

            migrationBuilder.DropTable(
                name: "LedgerTurns",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Liaisons",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ListingPermits",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "LotFreezes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "LotGrams",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "LotMoves",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "LotStocks",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "LotTiers",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "MarketTonnages",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "MemberMeasures",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "MembershipApplications",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "MembershipPeriods",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Memberships",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "MemberSteps",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Notices",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Objections",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Offers",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "OfflineShares",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "OrderLines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "OrderParts",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "OrderSplits",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "OrderSteps",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "Organisations",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Outbox",
                schema: "foundation");

            migrationBuilder.DropTable(
                name: "Papers",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "PastShares",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "PendingEntries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "PictureEchoes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "PictureLooks",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Pictures",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "PledgeStatements",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "PriceExplanations",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "PriceImportFiles",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "PriceImports",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "PriceObservations",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "PriceWithdrawals",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Produce",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "ProduceDays",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Proposals",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "PublicCells",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "PublicMemberCells",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "RefusedActs",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Seals",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Shares",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "StaleMonths",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "StandIns",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "StockMoves",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "TestResults",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Tonnages",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "TrailSeals",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Unmaskings",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Villages",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Waivers",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Weighings",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "WhatIfActs",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "WhatIfRuns",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "WhatIfTotals",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "WrongTries",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Accounts",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "CertificateApplications",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Bulletins",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Cases",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CharterVersions",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Complaints",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CreditParts",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "DistressLabels",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Findings",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Members",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Lots",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "OfflineSales",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Orders",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "SealedEntries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Stocks",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "SealedActs",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "DispatchLines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "QueueItems",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "LedgerEntries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Dispatches",
                schema: "orders");
        }
    }
}
