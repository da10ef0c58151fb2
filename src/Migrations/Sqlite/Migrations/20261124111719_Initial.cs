using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ConsumerAid.Migrations.Sqlite.Migrations
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
                name: "catalog");

            migrationBuilder.EnsureSchema(
                name: "alliance");

            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.CreateTable(
                name: "Accounts",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    LiaisonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OnBehalfOf = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CharterVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Divided_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Shortage_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LiaisonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Certificates",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CharterVersions",
                schema: "alliance",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AdoptedBy_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AdoptedBy_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Preamble_En = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Preamble_Zh = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Title_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharterVersions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TextVersion = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Witness = table.Column<string>(type: "TEXT", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PrefectureZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PrefectureEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IsPovertyCounty = table.Column<bool>(type: "INTEGER", nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: false),
                    Longitude = table.Column<double>(type: "REAL", nullable: false)
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
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountyDays", x => new { x.CountyCode, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "Dispatches",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SlipNo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    VehiclePlate = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ConformityNo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpectedArrival = table.Column<long>(type: "INTEGER", nullable: false),
                    Slip = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    SlipHash = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ArrivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ArrivalSlipNo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    AcceptanceDueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WeighedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WeighedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ArrivalSlip = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    ArrivalSlipHash = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    BySilence = table.Column<bool>(type: "INTEGER", nullable: false),
                    DisputeDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dispatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                schema: "alliance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Measured = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Limit = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Arguments = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    CharterVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Fact = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
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
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false)
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
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    YieldPerSeason_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    YieldPerUnit_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    PhoneHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: false),
                    IdHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    BankAccount = table.Column<string>(type: "TEXT", nullable: false),
                    BankAccountHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedWeight = table.Column<int>(type: "INTEGER", nullable: true),
                    NeedWeightReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Code);
                    table.CheckConstraint("CK_Households_NeedWeight", "\"NeedWeight\" IS NULL OR (\"NeedWeight\" >= 50 AND \"NeedWeight\" <= 300)");
                    table.CheckConstraint("CK_Households_People", "\"People\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "IdempotentAnswers",
                schema: "foundation",
                columns: table => new
                {
                    Owner = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Location = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Body = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DispatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    CountsAs = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    OccurredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OnBehalfOf = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Proof = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Corrects = table.Column<Guid>(type: "TEXT", nullable: true),
                    Weight_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Taken = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    TrainedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Liaisons", x => x.Id);
                    table.CheckConstraint("CK_Liaisons_Households", "\"Households\" >= 0 AND \"Households\" <= 10");
                });

            migrationBuilder.CreateTable(
                name: "LotGrams",
                schema: "catalog",
                columns: table => new
                {
                    Gram = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SpoilsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CertificateId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CertificateNo = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Packaging = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    SpoilsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HarvestedFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HarvestMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    ListedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Cover = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SubmittedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Estimated_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Free_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdPrice_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdPrice_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Lacking_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    MinimumOrder_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Reserved_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Step_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPrice_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPrice_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Withdrawn_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StockId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Weight_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MarketTonnages", x => new { x.CountyCode, x.Produce, x.MemberId, x.OccurredOn, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Arguments = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberPoNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DeliverTo = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DeliverOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PaymentTerms = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ApprovalDueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CharterVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Total_Fen = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovalFrom_Fen = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastShares",
                schema: "orders",
                columns: table => new
                {
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AlreadySold_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Offer_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Weight_Grams = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastShares", x => new { x.LineId, x.HouseholdCode, x.Run });
                });

            migrationBuilder.CreateTable(
                name: "Pictures",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    CapturedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UploadedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OnBehalfOf = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pictures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Produce",
                schema: "catalog",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HarvestMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    Storage = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ShelfLifeDays = table.Column<int>(type: "INTEGER", nullable: false),
                    IsFresh = table.Column<bool>(type: "INTEGER", nullable: false),
                    PriceBasis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PriceHigh_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    PriceHigh_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PriceLow_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    PriceLow_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProduceDays", x => new { x.Produce, x.OccurredOn, x.RecordedOn });
                });

            migrationBuilder.CreateTable(
                name: "PublicCells",
                schema: "ledger",
                columns: table => new
                {
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    OccurredMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    RestHouseholds = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<bool>(type: "INTEGER", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "INTEGER", nullable: false)
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
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurredMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicMemberCells", x => new { x.MemberId, x.OccurredMonth, x.RecordedMonth });
                });

            migrationBuilder.CreateTable(
                name: "Shares",
                schema: "orders",
                columns: table => new
                {
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AlreadySold_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Level_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Offer_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Released_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Settled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Weight_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    OccurredMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedMonth = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaleMonths", x => new { x.OccurredMonth, x.RecordedMonth });
                });

            migrationBuilder.CreateTable(
                name: "Stocks",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LiaisonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HarvestedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SpoilsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OutOfSeason = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnusualWeight = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WantedPrice_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    WantedPrice_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Weight_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stocks", x => x.Id);
                    table.CheckConstraint("CK_Stocks_Weight", "\"Weight_Grams\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "Tonnages",
                schema: "ledger",
                columns: table => new
                {
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    ToHouseholds_Fen = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    ApprovedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Unmaskings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnmaskRequests",
                schema: "registry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Approved = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnmaskRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Villages",
                schema: "registry",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Villages", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "WrongTries",
                schema: "registry",
                columns: table => new
                {
                    PhoneHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
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
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountRoles", x => new { x.AccountId, x.Role });
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
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
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
                name: "CharterArticles",
                schema: "alliance",
                columns: table => new
                {
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Binds = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ComputedFrom_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ComputedFrom_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Demand_En = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Demand_Zh = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Severity_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Severity_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Source_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Source_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
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
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Label_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Label_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Text_En = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Text_Zh = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
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
                name: "DispatchLines",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DispatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TolerancePerMille = table.Column<int>(type: "INTEGER", nullable: false),
                    DailyLossPerMille = table.Column<int>(type: "INTEGER", nullable: false),
                    AcceptanceHours = table.Column<int>(type: "INTEGER", nullable: false),
                    BuyerArrivedGrams = table.Column<long>(type: "INTEGER", nullable: true),
                    AppliedTolerancePerMille = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount_Fen = table.Column<long>(type: "INTEGER", nullable: false),
                    Disputed_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Net_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "PendingEntries",
                schema: "ledger",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Batch = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeafHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    From_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPrice_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPrice_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Lacking_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Offered_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Promised_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Settled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Withdrawn_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "OrderLines",
                schema: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CountyCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Produce = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CertificateId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CertificateNo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PriceBasis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    VatKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TolerancePerMille = table.Column<int>(type: "INTEGER", nullable: false),
                    DailyLossPerMille = table.Column<int>(type: "INTEGER", nullable: false),
                    AcceptanceHours = table.Column<int>(type: "INTEGER", nullable: false),
                    CharterVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Divisions = table.Column<int>(type: "INTEGER", nullable: false),
                    Accepted_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount_Fen = table.Column<long>(type: "INTEGER", nullable: false),
                    Dispatched_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdPrice_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdPrice_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ordered_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Released_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Short_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Spoiled_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Step_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    TierFrom_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPrice_FenPerTonne = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitPrice_Per = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnderWay = table.Column<int>(type: "INTEGER", nullable: false),
                    Unsettled = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CancellationAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancellationReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DispatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PartFrom = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PartTo = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
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
                name: "StockMoves",
                schema: "catalog",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StockId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Weight_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DispatchLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DispatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    HouseholdCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Deduction_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Gross_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Net_Grams = table.Column<long>(type: "INTEGER", nullable: false),
                    Tare_Grams = table.Column<long>(type: "INTEGER", nullable: false)
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
                    N = table.Column<long>(type: "INTEGER", nullable: false),
                    First = table.Column<long>(type: "INTEGER", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false),
                    Root = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Previous = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
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
                name: "IX_Consents_HouseholdCode_Kind",
                schema: "registry",
                table: "Consents",
                columns: new[] { "HouseholdCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Dispatches_CooperativeId_SlipNo",
                schema: "orders",
                table: "Dispatches",
                columns: new[] { "CooperativeId", "SlipNo" },
                unique: true);

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
                name: "IX_Offers_HouseholdCode",
                schema: "catalog",
                table: "Offers",
                column: "HouseholdCode");

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
                name: "IX_Stocks_LotId",
                schema: "catalog",
                table: "Stocks",
                column: "LotId");

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
                name: "IX_UnmaskRequests_DecidedAt_At",
                schema: "registry",
                table: "UnmaskRequests",
                columns: new[] { "DecidedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Villages_CountyCode",
                schema: "registry",
                table: "Villages",
                column: "CountyCode");

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
                name: "Assignments",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Certificates",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "CharterArticles",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "CharterParameters",
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
                name: "Findings",
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
                name: "Memberships",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Notices",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Offers",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "OrderLines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "OrderParts",
                schema: "orders");

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
                name: "PastShares",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "PendingEntries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Pictures",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Produce",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "ProduceDays",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "PublicCells",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "PublicMemberCells",
                schema: "ledger");

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
                name: "StockMoves",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "Tonnages",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Unmaskings",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "UnmaskRequests",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Villages",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Weighings",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "WrongTries",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Accounts",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "CharterVersions",
                schema: "alliance");

            migrationBuilder.DropTable(
                name: "Lots",
                schema: "catalog");

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
                name: "DispatchLines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "LedgerEntries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "Dispatches",
                schema: "orders");
        }
    }
}
