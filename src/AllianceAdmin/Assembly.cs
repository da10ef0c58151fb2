namespace ConsumerAid.AllianceAdmin;
