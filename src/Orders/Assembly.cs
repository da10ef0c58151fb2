namespace ConsumerAid.Orders;
